import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const KEEPER = fileURLToPath(new URL("./guardian-process.ts", import.meta.url));
let keeper: ChildProcess | undefined;

/**
 * Puts a child under guard: should this process die without ending it, SIGKILL included, the guardian process ends it with `name`.
 * It notices by the end of its standard input, which no death can avoid.
 */
export function guard(pid: number, name: NodeJS.Signals): void {
  tell(`+${pid} ${name}`);
}

/** Takes a child that has ended out of guard. */
export function unguard(pid: number): void {
  tell(`-${pid}`);
}

function tell(line: string): void {
  keeper ??= startKeeper();
  keeper.stdin?.write(`${line}\n`);
}

function startKeeper(): ChildProcess {
  const child = spawn(process.execPath, [KEEPER], { detached: true, stdio: ["pipe", "ignore", "ignore"] });
  child.stdin?.on("error", () => undefined);
  child.unref();
  // The pipe must not keep this process alive; when it ends, the guardian sees the end of the pipe and goes too.
  if (child.stdin !== null && "unref" in child.stdin && typeof child.stdin.unref === "function") child.stdin.unref();
  return child;
}
