import { encode } from "uqr";

/** What an authenticator app scans (a QR code), drawn on the server as one path; black on white in every theme. */
export function ScanSquare({ text, label }: { readonly text: string; readonly label: string }) {
  const { data, size } = encode(text, { border: 4, ecc: "M" });
  const path = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : []))).join("");
  return (
    <div className="scan">
      <svg aria-label={label} role="img" shapeRendering="crispEdges" viewBox={`0 0 ${size} ${size}`}>
        <path d={path} fill="currentColor" />
      </svg>
    </div>
  );
}
