const LOOKALIKES: Readonly<Record<string, string>> = {
  "0": "o",
  "1": "i",
  "!": "i",
  "|": "i",
  l: "i",
  "3": "e",
  "€": "e",
  "4": "a",
  "@": "a",
  "5": "s",
  $: "s",
  "7": "t",
  "+": "t",
  "8": "b",
  "9": "g",
};

/** A text in which characters that are written for one another are one: `P@ssw0rd`, `PASSWORD` and `pa55word` all become the same. */
export const foldLeet = (text: string): string =>
  text.toLowerCase().replace(/[01!|l3€4@5$7+89]/g, (character) => LOOKALIKES[character] ?? character);
