import { closeSync, fstatSync, openSync, readSync } from "node:fs";

const LOOK_EVERY_MS = 300;
const ERROR_LEVEL = 50;
const MAX_BYTES = 256 * 1024;

/** Repeats on stderr what is added to a log from now on and is an error: a JSON line of level 50 or more, or a line that is no JSON. Returns how to end it. */
export function repeatErrors(name: string, path: string): () => void {
  const file = openSync(path, "r");
  let at = fstatSync(file).size;
  const look = () => {
    const added = Math.min(fstatSync(file).size - at, MAX_BYTES);
    if (added <= 0) return;
    const bytes = Buffer.alloc(added);
    at += readSync(file, bytes, 0, added, at);
    for (const line of bytes.toString("utf8").split("\n").filter(isError)) console.error(`${name}: ${line}`);
  };
  const timer = setInterval(look, LOOK_EVERY_MS);
  return () => {
    clearInterval(timer);
    look();
    closeSync(file);
  };
}

function isError(line: string): boolean {
  if (line.trim() === "") return false;
  if (!line.startsWith("{")) return /error|fatal/i.test(line);
  const level = Number(/"level":(\d+)/.exec(line)?.[1] ?? 0);
  return level >= ERROR_LEVEL || /"level":"(error|fatal)"/.test(line);
}
