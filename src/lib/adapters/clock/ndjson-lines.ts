const MAX_LINE_UNITS = 64 * 1024;

/** The JSON values of a newline-delimited stream, one by one; empty lines and lines that are not JSON are left out. */
export async function* ndjsonLines(stream: AsyncIterable<Uint8Array>): AsyncGenerator<unknown> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const chunk of stream) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    if (rest.length > MAX_LINE_UNITS) return;
    for (const line of lines) yield* parsed(line);
  }
}

function parsed(line: string): unknown[] {
  if (line.trim() === "") return [];
  try {
    return [JSON.parse(line)];
  } catch {
    return [];
  }
}
