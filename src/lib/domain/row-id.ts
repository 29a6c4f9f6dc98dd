const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The id that no row has: what is asked about it costs what it costs for any other. */
export const NO_ROW = "00000000-0000-0000-0000-000000000000";

/** Whether a text is the id of a row of ours. */
export const isRowId = (text: string): boolean => UUID.test(text);

/**
 * The id that a browser sent as an argument of an action, which can be anything, objects that a database would read as a condition too; what is no id
 * is that of no row.
 */
export const rowIdSent = (sent: unknown): string => (typeof sent === "string" && isRowId(sent) ? sent : NO_ROW);
