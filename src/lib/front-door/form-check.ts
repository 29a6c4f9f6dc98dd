import type { IncomingMessage, ServerResponse } from "node:http";
import { MAXIMUM_BODY_BYTES } from "./checks.ts";
import { refuseRequest } from "./refusal.ts";

/**
 * Holds a multipart form back until all of it is there, and hands it over only when it is whole and well-formed, the framework's own fields included; otherwise answers 400, or
 * 413 when it is too large. Next would take a torn form for a fault of the server. Call it as the request arrives, before any waiting.
 */
export function holdForm(request: IncomingMessage, response: ServerResponse): void {
  const type = request.headers["content-type"];
  if (request.method !== "POST" || type === undefined || !/^multipart\//i.test(type)) return;
  const push = request.push.bind(request);
  const chunks: Buffer[] = [];
  let received = 0;
  const judge = async (): Promise<void> => {
    if (received > MAXIMUM_BODY_BYTES) return refuseForm(response, 413);
    const body = Buffer.concat(chunks);
    if (!(await isForm(body, type))) return refuseForm(response, 400);
    push(body);
    push(null);
  };
  request.push = (chunk: Buffer | null): boolean => {
    if (chunk === null) void judge();
    else {
      received += chunk.length;
      if (received <= MAXIMUM_BODY_BYTES) chunks.push(chunk);
    }
    return true;
  };
}

function refuseForm(response: ServerResponse, status: 400 | 413): void {
  if (!response.headersSent) refuseRequest(response, { status });
}

async function isForm(body: Buffer, type: string): Promise<boolean> {
  try {
    const form = await new Response(new Uint8Array(body), { headers: { "content-type": type } }).formData();
    return [...form].every(([name, value]) => isSound(form, name, value));
  } catch {
    return false;
  }
}

/** React's forms and calls carry the action and its arguments as JSON in fields of these names; `"$@1"` in one means another one. */
const FRAMEWORK_FIELD = /^(\$ACTION_\d+:)?\d+$/;
const REFERENCE = /"\$@([0-9a-f]+)"/g;

/** Throws or answers `false` when a field of the framework is no JSON or means a field that is not there. */
function isSound(form: FormData, name: string, value: FormDataEntryValue): boolean {
  const [, prefix = ""] = FRAMEWORK_FIELD.exec(name) ?? [];
  if (!FRAMEWORK_FIELD.test(name)) return true;
  const text = String(value);
  JSON.parse(text);
  return [...text.matchAll(REFERENCE)].every(([, chunk = ""]) => form.has(`${prefix}${Number.parseInt(chunk, 16)}`));
}
