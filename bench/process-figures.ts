import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";

/** Linux counts a process's time in hundredths of a second (USER_HZ), whatever the machine. */
const TICK_MS = 10;

/** The CPU time that a process and all its threads have used so far, in milliseconds; a hundredth of a second is the finest step. */
export function cpuMs(pid: number): number {
  if (!existsSync("/proc/self/stat")) return clockOf(asked(pid, "time"));
  // The name may hold blanks and brackets; the fields are counted from behind it (proc(5): utime and stime are 14 and 15).
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
    .replace(/^.*\) /s, "")
    .split(" ");
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

/** What a process holds in memory now (resident set), in MiB. */
export function residentMiB(pid: number): number {
  const status = existsSync("/proc/self/status") ? readFileSync(`/proc/${pid}/status`, "utf8") : "";
  return Math.round(Number(/^VmRSS:\s*(\d+) kB/m.exec(status)?.[1] ?? asked(pid, "rss")) / 1024);
}

function asked(pid: number, column: string): string {
  return spawnSync("ps", ["-o", `${column}=`, "-p", String(pid)], { encoding: "utf8" }).stdout.trim();
}

/** `[[days-]hours:]minutes:seconds` in milliseconds. */
function clockOf(text: string): number {
  const [rest = "", days = "0"] = text.split("-").reverse();
  const seconds = rest.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
  return (Number(days) * 24 * 60 * 60 + seconds) * 1000;
}
