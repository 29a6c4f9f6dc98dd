import type { MobileNumber } from "./mobile-number.ts";

const MASK = "•••••";

/**
 * A number that its owner recognises and nobody else learns: `05•••••678` for a Saudi one, `+971•••••567` otherwise; of the short numbers
 * of small countries less is shown at the end.
 * Show it isolated and left-to-right.
 */
export const maskMobile = (number: MobileNumber): string => {
  const start = number.startsWith("+966") ? `0${number.slice(4, 5)}` : number.slice(0, 4);
  const shownAtEnd = Math.min(3, Math.floor((number.length - 4) / 3));
  return `${start}${MASK}${number.slice(-shownAtEnd)}`;
};
