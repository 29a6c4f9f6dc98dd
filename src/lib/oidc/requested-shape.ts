import { isDeepStrictEqual } from "node:util";
import type { Instant } from "#lib/domain/result.ts";

/** What JSON can hold, read only. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/** What is left of available data when a request was laid over it: nothing at all when one of its conditions does not hold. */
export type Shaped = { readonly holds: false } | { readonly holds: true; readonly value: Json | undefined };

const FAILED: Shaped = { holds: false };
const CONDITIONS = ["value", "values", "max_age"];
/** Members that say something about the request and nothing about the data. */
const REMARKS: ReadonlySet<string> = new Set(["essential", "purpose"]);

type ObjectIn<Value> = Value extends Json
  ? Extract<Value, { readonly [name: string]: Json }>
  : Readonly<Record<string, unknown>>;

function isObject<Value>(value: Value): value is Value & ObjectIn<Value> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Lays a request over available data (OpenID Connect for Identity Assurance 1.0 §5.4 and §5.5): what is not asked for is left out, what is not
 * there too, and a condition (`value`, `values`, `max_age` in seconds before `now`) has to hold, also one about what is not there. An array of
 * templates keeps the elements that match one of them, and at least one has to. The request must be bounded in depth.
 */
export function shapedBy(request: unknown, available: Json | undefined, now: Instant): Shaped {
  if (available === undefined) return hasCondition(request) ? FAILED : { holds: true, value: undefined };
  if (Array.isArray(request)) return shapedArray(request, available, now);
  if (!isObject(request)) return { holds: true, value: available };
  if (!holdsFor(request, available, now)) return FAILED;
  const members = Object.entries(request).filter(([name]) => !REMARKS.has(name) && !CONDITIONS.includes(name));
  if (members.length === 0) return { holds: true, value: available };
  return shapedObject(members, available, now);
}

function hasCondition(request: unknown): boolean {
  if (Array.isArray(request)) return request.some(hasCondition);
  if (!isObject(request)) return false;
  return Object.entries(request).some(([name, member]) => CONDITIONS.includes(name) || hasCondition(member));
}

function holdsFor(request: Readonly<Record<string, unknown>>, available: Json, now: Instant): boolean {
  const { value, values, max_age: maxAge } = request;
  if ("value" in request && !isDeepStrictEqual(value, available)) return false;
  if ("values" in request && !(Array.isArray(values) && values.some((one) => isDeepStrictEqual(one, available)))) {
    return false;
  }
  return !("max_age" in request) || isYoungerThan(maxAge, available, now);
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;

function isYoungerThan(maxAge: unknown, available: Json, now: Instant): boolean {
  if (typeof maxAge !== "number" || typeof available !== "string") return false;
  const since = Date.parse(DATE.test(available) ? `${available}T23:59:59+03:00` : available);
  return now - since <= maxAge * 1000;
}

function shapedObject(members: readonly (readonly [string, unknown])[], available: Json, now: Instant): Shaped {
  const kept: Record<string, Json> = {};
  for (const [name, member] of members) {
    const shaped = shapedBy(member, memberOf(available, name), now);
    if (!shaped.holds) return FAILED;
    if (shaped.value !== undefined) kept[name] = shaped.value;
  }
  if (!isObject(available)) return { holds: true, value: available };
  return { holds: true, value: Object.keys(kept).length === 0 ? undefined : kept };
}

function memberOf(available: Json, name: string): Json | undefined {
  return isObject(available) && Object.hasOwn(available, name) ? available[name] : undefined;
}

function shapedArray(templates: readonly unknown[], available: Json, now: Instant): Shaped {
  const elements: readonly Json[] = Array.isArray(available) ? available : [];
  const kept = elements.flatMap((element) => {
    for (const template of templates) {
      const shaped = shapedBy(template, element, now);
      if (shaped.holds && shaped.value !== undefined) return [shaped.value];
    }
    return [];
  });
  return kept.length === 0 ? FAILED : { holds: true, value: kept };
}
