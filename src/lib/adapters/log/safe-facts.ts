const LONGEST_TEXT = 120;
const WITHHELD = "[withheld]";

/** A fact of a log line that can hold no id, number, address or token; whatever could be one is withheld. */
export function safeFact(value: string | number | boolean | null): string | number | boolean | null {
  if (typeof value === "string") return couldBePersonal(value) ? WITHHELD : value;
  if (typeof value === "number") return Math.abs(value) >= 1e8 && Math.abs(value) < 1e13 ? WITHHELD : value;
  return value;
}

function couldBePersonal(text: string): boolean {
  return text.length > LONGEST_TEXT || /\p{Nd}{6,}|@|[A-Za-z0-9_-]{22,}/u.test(text);
}

/** What is logged of an error: its kind and where it arose, never its message, which may hold what a person typed. */
export type SafeError = {
  readonly name: string;
  readonly code: string | null;
  readonly frames: readonly string[];
  readonly cause: SafeError | null;
};

const FRAME =
  /^ {4}at (?:(?:async |new )?[\w$.<>[\]# ]{1,120} \()?((?:file:\/\/|node:|\/|[A-Za-z]:\\)[^()\s]{1,300}:\d+:\d+)\)?$/;
const MAX_FRAMES = 12;
const MAX_DEPTH = 3;

/** Names and codes that look like ones, and stack frames that look like ones; causes up to three deep. */
export function safeError(error: unknown, depth = 1): SafeError {
  if (!(error instanceof Error)) return { name: typeof error, code: null, frames: [], cause: null };
  const code = "code" in error ? error.code : null;
  return {
    name: /^[A-Z][A-Za-z]{0,60}$/.test(error.name) ? error.name : "Error",
    code: typeof code === "string" && /^[A-Z][A-Z0-9_]{1,40}$|^[0-9A-Z]{5}$/.test(code) ? code : null,
    frames: frames(error),
    cause: error.cause === undefined || depth >= MAX_DEPTH ? null : safeError(error.cause, depth + 1),
  };
}

/** A message can contain lines that look like frames, so it is cut off before frames are looked for. */
function frames({ stack = "", message }: Error): readonly string[] {
  const at = stack.indexOf(message);
  const rest = at < 0 ? "" : stack.slice(at + message.length);
  return rest
    .split("\n")
    .filter((line) => FRAME.test(line))
    .slice(0, MAX_FRAMES)
    .map((line) => line.trim());
}
