import type { ReactNode } from "react";

const DRAWINGS = {
  account: (
    <>
      <circle cx="12" cy="8" r="3.75" />
      <path d="M4.5 20c.6-3.9 3.6-6 7.5-6s6.900 2.100 7.500 6" />
    </>
  ),
  arrow: <path d="M5 12h14m-5.500-5.500L19 12l-5.500 5.500" />,
  case: <path d="M7 3.500h7l4 4v13H7zM14 3.500v4h4M10 12h5m-5 4h5" />,
  check: <path d="m5 12.500 4.500 4.500L19 7.500" />,
  circle: <circle cx="12" cy="12" r="7" />,
  device: <path d="M4.500 5h15v10.500h-15zM2.500 19h19" />,
  document: <path d="M6.500 3.500h11v17h-11zM9.500 8h5m-5 4h5m-5 4h3" />,
  freeze: <path d="M12 3v18M4.200 7.500l15.600 9m0-9-15.600 9M9.500 4.500 12 7l2.500-2.500m-5 15L12 17l2.500 2.500" />,
  info: <path d="M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Zm0-10v5m0-8.600v.1" />,
  key: (
    <>
      <circle cx="8" cy="15.500" r="4" />
      <path d="m11 12.500 8.500-8.500m-3 3 2.500 2.500m-5.500.500 2 2" />
    </>
  ),
  language: (
    <path d="M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM3.500 12h17M12 3c2.500 2.600 3.700 5.600 3.700 9s-1.200 6.400-3.700 9c-2.500-2.600-3.700-5.600-3.700-9S9.500 5.600 12 3Z" />
  ),
  lock: <path d="M6 10.500h12v10H6zM8.500 10.500V7.300a3.500 3.500 0 0 1 7 0v3.200" />,
  mail: <path d="M3.500 6h17v12.500h-17zm0 .700L12 13l8.500-6.300" />,
  phone: <path d="M7.500 2.500h9v19h-9zm3.500 16h2" />,
  refresh: <path d="M19.500 12a7.500 7.500 0 1 1-2.200-5.300l2.200 2.100m0-4.600v4.600h-4.600" />,
  register: (
    <>
      <circle cx="10" cy="8" r="3.750" />
      <path d="M3 20c.600-3.900 3.300-6 7-6 1.500 0 2.800.300 3.900.900M18 14v6m-3-3h6" />
    </>
  ),
  shield: (
    <path d="M12 3l7.500 3v5.500c0 4.500-3 7.800-7.500 9.500-4.500-1.700-7.500-5-7.500-9.500V6zm-3.500 9 2.500 2.500 4.500-5" />
  ),
  sim: <path d="M6.500 3.500h7.500l3.500 3.500v13.500h-11zM9.500 11h5v6h-5zm0 3h5" />,
  warning: <path d="M12 3.800 21.500 20h-19zM12 10v4.500m0 2.500v.100" />,
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
