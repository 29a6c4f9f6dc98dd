/** The mark of Nafidha: an arched window of two strokes with an eight-fold lattice. Decorative; its name stands beside it. */
export function Mark() {
  return (
    <svg aria-hidden="true" className="mark" focusable="false" viewBox="0 0 48 48">
      <path d="M6.500 45V22.500C6.500 12 14 6.500 24 2c10 4.500 17.500 10 17.500 20.500V45" strokeWidth="3" />
      <path d="M13 45V23.500c0-7 4.500-11 11-14.300 6.500 3.300 11 7.300 11 14.300V45" strokeWidth="2" />
      <path
        d="M18.300 22.800h11.400v11.400H18.300zM24 20.440l8.060 8.060L24 36.560l-8.060-8.060z"
        strokeWidth="1.600"
      />
      <path d="M24 13v7.440M24 36.560V45M13 28.500h2.940m16.120 0H35" strokeWidth="1.600" />
      <path d="M3 45h42" strokeWidth="3" />
    </svg>
  );
}
