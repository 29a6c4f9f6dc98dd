import type { z } from "zod";
import { BadCall } from "./kernel.ts";

/** The value as the schema wants it; otherwise a 400 that names the first thing that is wrong and where. */
export function parse<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const where = issue?.path.join(".") ?? "";
  throw new BadCall(400, where === "" ? (issue?.message ?? "not accepted") : `${where}: ${issue?.message}`);
}
