/** The lattice of the window, very faint, behind headers and on empty and success pages. `id` is unique on its page. */
export function Lattice({ id }: { readonly id: string }) {
  return (
    <svg aria-hidden="true" className="lattice" focusable="false">
      <defs>
        <pattern height="64" id={id} patternUnits="userSpaceOnUse" width="64">
          <path d="M20 20h24v24H20zM32 15.03 48.97 32 32 48.97 15.03 32z" />
          <path d="M32 0v15.03M32 48.97V64M0 32h15.03M48.97 32H64M0 0l20 20M64 0 44 20M0 64l20-20M64 64 44 44" />
        </pattern>
      </defs>
      <rect fill={`url(#${id})`} height="100%" width="100%" />
    </svg>
  );
}
