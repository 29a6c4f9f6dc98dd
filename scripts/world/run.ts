import { startDatabase } from "#scripts/database.ts";
import { migrate } from "#scripts/migrations/apply.ts";
import { generateWhenStale } from "#scripts/migrations/generate.ts";
import { type Child, logPath, type Program, startChild } from "#scripts/processes/child.ts";
import { loadSecrets } from "#scripts/secrets.ts";
import { buildWhatIsStale, EXAMPLE_SERVER } from "./builds.ts";
import { examplesEnvironment, portalEnvironment, simulatorsEnvironment, type World } from "./environment.ts";
import { registerExampleClients } from "./example-clients.ts";
import { repeatErrors } from "./log-errors.ts";
import { ensurePortsAreFree } from "./ports.ts";
import { untilReady } from "./readiness.ts";
import { claim, type Running } from "./running.ts";
import type { Settings } from "./settings.ts";

/** A world that answers. `crashed` resolves with a message if any part of it ends by itself. */
export type RunningWorld = { url: string; crashed: Promise<string>; stop: () => Promise<void> };

/** Things to undo, the last one first. */
type Undo = (() => void | Promise<void>)[];

/**
 * Brings up everything: database, portal, example sites, simulated world. When anything fails or `aborted` says so before all of it answers,
 * what was started is stopped and this throws.
 */
export async function runWorld(settings: Settings, mode: World["mode"], aborted: AbortSignal): Promise<RunningWorld> {
  const undo: Undo = [];
  const stop = once(() => undoAll(undo));
  try {
    const running = await claim(settings.dataDir, settings.portal.url);
    undo.push(running.gone);
    await ensurePortsAreFree(settings);
    const children = await bringUp({ settings, mode, aborted }, { undo, running });
    undo.push(running.stopping);
    const crashed = Promise.race(
      children.map(
        async (child) => `${child.name} ended (${await child.ended}); see ${logPath(settings.dataDir, child.name)}`,
      ),
    );
    return { url: settings.portal.url, crashed, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

type Wish = { settings: Settings; mode: World["mode"]; aborted: AbortSignal };

async function bringUp(
  { settings, mode, aborted }: Wish,
  { undo, running }: { undo: Undo; running: Running },
): Promise<Child[]> {
  generateWhenStale();
  const database = await startDatabase(settings.dataDir);
  undo.push(database.stop);
  await migrate(database.ownerUrl, decodeURIComponent(new URL(database.appUrl).username));
  if (mode === "production") await buildWhatIsStale(aborted);
  const world: World = { settings, secrets: loadSecrets(settings.dataDir), database, mode };
  await registerExampleClients(world);
  aborted.throwIfAborted();
  const parts = partsOf(world);
  const children = parts.map((part) => {
    const child = startChild(part.program);
    if (child.pid !== undefined) running.started(child.pid, part.program.script);
    if (settings.errors === "shown")
      undo.push(repeatErrors(part.program.name, logPath(settings.dataDir, part.program.name)));
    undo.push(child.stop);
    return { child, readyUrl: part.readyUrl };
  });
  await Promise.all(children.map(({ child, readyUrl }) => untilReady(child, readyUrl, aborted)));
  return children.map(({ child }) => child);
}

/** In the order of starting; the order of stopping is the reverse. */
function partsOf(world: World): { program: Program; readyUrl: string }[] {
  const { portal, examples, simulators, dataDir } = world.settings;
  return [
    {
      program: { name: "simulators", script: "simulators/main.ts", env: simulatorsEnvironment(world), dataDir },
      readyUrl: simulators.url,
    },
    {
      program: { name: "portal", script: "src/server.ts", env: portalEnvironment(world), dataDir },
      readyUrl: `${portal.url}/readyz`,
    },
    {
      program: { name: "examples", script: EXAMPLE_SERVER, env: examplesEnvironment(world), dataDir },
      readyUrl: examples.url,
    },
  ];
}

async function undoAll(undo: Undo): Promise<void> {
  for (let step = undo.pop(); step !== undefined; step = undo.pop()) {
    try {
      await step();
    } catch (error) {
      console.error(error instanceof Error ? error.message : error);
    }
  }
}

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => {
    done ??= work();
    return done;
  };
}
