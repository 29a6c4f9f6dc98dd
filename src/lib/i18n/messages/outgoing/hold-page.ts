/** What stops a change: the code, and in an email the secret of the link. */
export type Hold = { readonly holdCode: string; readonly holdLink: string | null };

/** The page with one button to which a link leads. `page` is the one where hold codes are typed. */
export const holdPage = (page: string, holdLink: string): string => `${page}/link/${holdLink}`;
