/** What one message of a client to PostgreSQL says, as far as it is counted. */
export type ClientMessage =
  | { readonly kind: "statement"; readonly text: string }
  /** The client asks for an answer. */
  | { readonly kind: "flush" };

const [PARSE, BIND, QUERY, SYNC, READY] = ["P", "B", "Q", "S", "Z"];
const LENGTH_BYTES = 4;

/**
 * Reads a client's side of one connection (PostgreSQL 18, §54.7): pieces of any size go in, whole messages come out. What is bound to a
 * statement is passed over, so no value is ever seen. The connection must be unencrypted.
 */
export function wireReader(): (piece: Buffer) => readonly ClientMessage[] {
  const prepared = new Map<string, string>();
  // Only the first message, which names user and database, has no letter before its length.
  const cut = messageCutter({ isFirstUnlettered: true });
  return (piece) => cut(piece).flatMap((message) => (isLettered(message) ? read(prepared, message) : []));
}

/** Reads the server's side: how many answers were completed by this piece (`ReadyForQuery`). */
export function answerReader(): (piece: Buffer) => number {
  const cut = messageCutter({ isFirstUnlettered: false });
  return (piece) => cut(piece).filter((message) => letterOf(message) === READY).length;
}

const letterOf = (message: Buffer): string => message.toString("latin1", 0, 1);

/** The first message of a client begins with its length, whose first byte is zero. */
const isLettered = (message: Buffer): boolean => message[0] !== 0;

function messageCutter({ isFirstUnlettered }: { readonly isFirstUnlettered: boolean }): (piece: Buffer) => Buffer[] {
  let rest: Buffer = Buffer.alloc(0);
  let letterBytes = isFirstUnlettered ? 0 : 1;
  const cutOff = (): Buffer | null => {
    if (rest.length < letterBytes + LENGTH_BYTES) return null;
    const end = letterBytes + rest.readUInt32BE(letterBytes);
    if (rest.length < end) return null;
    const message = rest.subarray(0, end);
    rest = rest.subarray(end);
    letterBytes = 1;
    return message;
  };
  return (piece) => {
    rest = Buffer.concat([rest, piece]);
    const messages: Buffer[] = [];
    for (let message = cutOff(); message !== null; message = cutOff()) messages.push(message);
    return messages;
  };
}

function read(prepared: Map<string, string>, message: Buffer): ClientMessage[] {
  const letter = letterOf(message);
  const [first = "", second = ""] = message.toString("utf8", 1 + LENGTH_BYTES).split("\0", 2);
  if (letter === PARSE) prepared.set(first, second);
  // A Bind names the portal, then the prepared statement.
  if (letter === BIND) return [{ kind: "statement", text: prepared.get(second) ?? "" }];
  if (letter === QUERY) return [{ kind: "statement", text: first }, { kind: "flush" }];
  return letter === SYNC ? [{ kind: "flush" }] : [];
}
