/** What one message of a client to PostgreSQL says, as far as it is counted. */
export type ClientMessage =
  | { readonly kind: "statement"; readonly text: string }
  /** The client now waits for the answer: one round trip. */
  | { readonly kind: "flush" };

const [PARSE, BIND, QUERY, SYNC] = ["P", "B", "Q", "S"];
const LENGTH_BYTES = 4;

/**
 * Reads a client's side of one connection (PostgreSQL 18, §54.7): pieces of any size go in, whole messages come out. What is bound to a
 * statement is passed over, so no value is ever seen. The connection must be unencrypted.
 */
export function wireReader(): (piece: Buffer) => readonly ClientMessage[] {
  const prepared = new Map<string, string>();
  let rest: Buffer = Buffer.alloc(0);
  // Only the first message, which names user and database, has no letter before its length.
  let letterBytes = 0;

  const cutOff = (): Buffer | null => {
    if (rest.length < letterBytes + LENGTH_BYTES) return null;
    const end = letterBytes + rest.readUInt32BE(letterBytes);
    if (rest.length < end) return null;
    const message = rest.subarray(0, end);
    rest = rest.subarray(end);
    return message;
  };

  return (piece) => {
    rest = Buffer.concat([rest, piece]);
    const messages: ClientMessage[] = [];
    for (let message = cutOff(); message !== null; message = cutOff()) {
      if (letterBytes > 0) messages.push(...read(prepared, message));
      letterBytes = 1;
    }
    return messages;
  };
}

function read(prepared: Map<string, string>, message: Buffer): ClientMessage[] {
  const letter = message.toString("latin1", 0, 1);
  const [first = "", second = ""] = message.toString("utf8", 1 + LENGTH_BYTES).split("\0", 2);
  if (letter === PARSE) prepared.set(first, second);
  // A Bind names the portal, then the prepared statement.
  if (letter === BIND) return [{ kind: "statement", text: prepared.get(second) ?? "" }];
  if (letter === QUERY) return [{ kind: "statement", text: first }, { kind: "flush" }];
  return letter === SYNC ? [{ kind: "flush" }] : [];
}
