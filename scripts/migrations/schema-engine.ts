import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { PrismaPg } from "@prisma/adapter-pg";
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlQuery,
  type SqlQueryable,
} from "@prisma/driver-adapter-utils";
import type { SchemaEngine } from "@prisma/schema-engine-wasm";
import * as glue from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";

const CHAR = 18;
const CHAR_ARRAY = 1002;
let loaded = false;

/**
 * Prisma's own schema engine, as WebAssembly over the ordinary driver: what `prisma migrate` uses, without the native engine that it would
 * download. The package's entry expects a bundler, so the module is instantiated by hand here.
 */
export async function withSchemaEngine<Value>(
  url: string,
  work: (engine: SchemaEngine) => Promise<Value>,
): Promise<Value> {
  if (!loaded) await load();
  const pool = new pg.Pool({ connectionString: url, max: 2, allowExitOnIdle: true });
  const adapter = bindMigrationAwareSqlAdapterFactory(factoryFor(pool));
  const engine = await glue.SchemaEngine.new({ datamodels: undefined }, () => undefined, adapter);
  try {
    return await work(engine);
  } finally {
    engine.free();
    await pool.end();
  }
}

/**
 * Prisma's adapter does not know PostgreSQL's one-byte "char", which the system catalogues use and the engine asks for. So the field is passed
 * off as an array of it, whose type the adapter does know, and given its own type again on the way out.
 */
function factoryFor(pool: pg.Pool): PrismaPg {
  const query = pool.query.bind(pool) as (config: pg.QueryConfig) => Promise<pg.QueryResult>;
  Object.assign(pool, { query: async (config: pg.QueryConfig) => charAsArray(await query(config)) });
  const factory = new PrismaPg(pool);
  const connect = factory.connect.bind(factory);
  // The adapter cuts scripts at every semicolon, also inside a function's body; the server can read them whole.
  const executeScript = async (script: string) => void (await query({ text: script }));
  return Object.assign(factory, {
    connect: async () => Object.assign(arrayAsChar(await connect()), { executeScript }),
  });
}

function charAsArray(result: pg.QueryResult): pg.QueryResult {
  for (const field of result.fields ?? []) if (field.dataTypeID === CHAR) field.dataTypeID = CHAR_ARRAY;
  return result;
}

function arrayAsChar<Adapter extends SqlQueryable>(adapter: Adapter): Adapter {
  const queryRaw = adapter.queryRaw.bind(adapter);
  return Object.assign(adapter, {
    queryRaw: async (query: SqlQuery) => {
      const answer = await queryRaw(query);
      const columnTypes = answer.columnTypes.map((type) =>
        type === ColumnTypeEnum.CharacterArray ? ColumnTypeEnum.Character : type,
      );
      return { ...answer, columnTypes };
    },
  });
}

async function load(): Promise<void> {
  const file = createRequire(import.meta.url)
    .resolve("@prisma/schema-engine-wasm/schema_engine_bg")
    .replace(/\.js$/, ".wasm");
  const { instance } = await WebAssembly.instantiate(readFileSync(file), { "./schema_engine_bg.js": patientGlue() });
  Object.assign(globalThis, {
    PRISMA_WASM_PANIC_REGISTRY: { set_message: (message: string) => console.error(message) },
  });
  const start = instance.exports.__wbindgen_start;
  glue.__wbg_set_wasm(instance.exports);
  if (typeof start === "function") start();
  loaded = true;
}

/** The engine leaves a ten-second timer behind (its wait for the migration lock), which must not keep a finished script alive. */
function patientGlue(): WebAssembly.ModuleImports {
  const imports = Object.entries<unknown>(glue).filter(
    (entry): entry is [string, WebAssembly.ImportValue] => typeof entry[1] === "function",
  );
  const timer = (wake: () => void, delayMs: number) => setTimeout(wake, delayMs >>> 0).unref();
  return Object.fromEntries(
    imports.map(([name, value]) => [name, name.startsWith("__wbg_setTimeout") ? timer : value]),
  );
}
