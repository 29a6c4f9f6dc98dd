import type { ReactNode } from "react";

const DRAWINGS = {
  account: (
    <>
      <circle cx="12" cy="8" r="3.75" />
      <path d="M4.5 20c.6-3.9 3.6-6 7.5-6s6.9 2.1 7.5 6" />
    </>
  ),
  arrow: <path d="M5 12h14m-5.5-5.5L19 12l-5.5 5.5" />,
  case: <path d="M7 3.5h7l4 4v13H7zM14 3.5v4h4M10 12h5m-5 4h5" />,
  check: <path d="m5 12.5 4.5 4.5L19 7.5" />,
  circle: <circle cx="12" cy="12" r="7" />,
  device: <path d="M4.5 5h15v10.5h-15zM2.5 19h19" />,
  document: <path d="M6.5 3.5h11v17h-11zM9.5 8h5m-5 4h5m-5 4h3" />,
  fingerprint: (
    <path d="M5.5 16.5c.7-1.4 1-2.9 1-4.5a5.5 5.5 0 0 1 11 0c0 1.2-.1 2.3-.3 3.4M9.5 19.5c.9-2.3 1.4-4.8 1.4-7.5a1.1 1.1 0 0 1 2.2 0c0 2.9-.5 5.7-1.5 8.2m4.2-1.2c-.2.6-.4 1.2-.7 1.8M3.5 11A8.6 8.6 0 0 1 12 3.5a8.6 8.6 0 0 1 6.1 2.5m2 3.4c.3.8.4 1.7.4 2.6" />
  ),
  freeze: <path d="M12 3v18M4.2 7.5l15.6 9m0-9-15.6 9M9.5 4.5 12 7l2.5-2.5m-5 15L12 17l2.5 2.5" />,
  info: <path d="M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Zm0-10v5m0-8.6v.1" />,
  key: (
    <>
      <circle cx="8" cy="15.5" r="4" />
      <path d="m11 12.5 8.5-8.5m-3 3 2.5 2.5m-5.5.5 2 2" />
    </>
  ),
  language: (
    <path d="M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM3.5 12h17M12 3c2.5 2.6 3.7 5.6 3.7 9s-1.2 6.4-3.7 9c-2.5-2.6-3.7-5.6-3.7-9S9.5 5.6 12 3Z" />
  ),
  listen: <path d="M4 9.5v5h3.5l5 4v-13l-5 4zM16 9a4.2 4.2 0 0 1 0 6m2.5-8.5a7.8 7.8 0 0 1 0 11" />,
  lock: <path d="M6 10.5h12v10H6zM8.5 10.5V7.3a3.5 3.5 0 0 1 7 0v3.2" />,
  mail: <path d="M3.5 6h17v12.5h-17zm0 .7L12 13l8.5-6.3" />,
  nothing: <path d="M4 8.5 12 4.5l8 4v7.5l-8 4-8-4zM4 8.5l8 4 8-4m-8 4V20" />,
  papers: (
    <path d="M3 6h18v12.5H3zM6 15.5c.3-1.6 1.4-2.3 2.7-2.3s2.4.7 2.7 2.3m-2.7-3.6a1.6 1.6 0 1 0 0-3.2 1.6 1.6 0 0 0 0 3.2M14 10h4m-4 3.5h4" />
  ),
  phone: <path d="M7.5 2.5h9v19h-9zm3.5 16h2" />,
  refresh: <path d="M19.5 12a7.5 7.5 0 1 1-2.2-5.3l2.2 2.1m0-4.6v4.6h-4.6" />,
  register: (
    <>
      <circle cx="10" cy="8" r="3.75" />
      <path d="M3 20c.6-3.9 3.3-6 7-6 1.5 0 2.8.3 3.9.9M18 14v6m-3-3h6" />
    </>
  ),
  shield: <path d="M12 3l7.5 3v5.5c0 4.5-3 7.8-7.5 9.5-4.5-1.7-7.5-5-7.5-9.5V6zm-3.5 9 2.5 2.5 4.5-5" />,
  sim: <path d="M6.5 3.5h7.5l3.5 3.5v13.5h-11zM9.5 11h5v6h-5zm0 3h5" />,
  warning: <path d="M12 3.8 21.5 20h-19zM12 10v4.5m0 2.5v.1" />,
} satisfies Readonly<Record<string, ReactNode>>;

/** The name of a drawing. */
export type IconName = keyof typeof DRAWINGS;

/** A small drawing beside words that say the same; hidden from readers. The arrow points the way of reading. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg aria-hidden="true" className="icon" data-icon={name} focusable="false" viewBox="0 0 24 24">
      {DRAWINGS[name]}
    </svg>
  );
}
