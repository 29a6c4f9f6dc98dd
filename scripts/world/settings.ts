import { resolve } from "node:path";
import { z } from "zod";

const port = (wanted: number) => z.coerce.number().int().min(1).max(65_535).default(wanted);
const schema = z.object({
  PORT: port(3000),
  EXAMPLES_PORT: port(3001),
  SIMULATORS_PORT: port(3002),
  DATA_DIR: z.string().min(1).default(".data"),
});

/** Where this copy of the world keeps its data, what it listens on, and whether errors that its parts log are shown here too. */
export type Settings = {
  dataDir: string;
  portal: Listener;
  examples: Listener;
  simulators: Listener;
  errors: "shown" | "logged";
};

/** A port, the variable that moves it, and the address it gives. */
export type Listener = { port: number; variable: string; url: string };

/** What the environment says, with the contract's defaults. Throws one readable line for each wrong value. */
export function readSettings(source: NodeJS.ProcessEnv): Settings {
  const parsed = schema.safeParse(Object.fromEntries(Object.entries(source).filter(([, value]) => value !== "")));
  if (!parsed.success)
    throw new Error(parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("\n"));
  const { PORT, EXAMPLES_PORT, SIMULATORS_PORT, DATA_DIR } = parsed.data;
  return {
    dataDir: resolve(DATA_DIR),
    portal: listener(PORT, "PORT"),
    examples: listener(EXAMPLES_PORT, "EXAMPLES_PORT"),
    simulators: listener(SIMULATORS_PORT, "SIMULATORS_PORT"),
    errors: "shown",
  };
}

function listener(number: number, variable: string): Listener {
  return { port: number, variable, url: `http://localhost:${number}` };
}
