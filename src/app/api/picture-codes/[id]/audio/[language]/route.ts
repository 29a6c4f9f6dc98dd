import { byteRange } from "#lib/http/byte-range.ts";
import { isLocale } from "#lib/i18n/locales.ts";
import { gone, NEVER_STORED, ofLivePicture } from "../../../live-picture.ts";

type Address = { params: Promise<{ id: string; language: string }> };

/**
 * The digits that can be heard instead of a live picture code as WAV, never stored by anyone; 404 when it is gone. Parts are served too: Safari
 * plays no sound from a server that cannot.
 */
export async function GET(request: Request, { params }: Address): Promise<Response> {
  const { id, language } = await params;
  if (!isLocale(language)) return gone();
  const wav = await ofLivePicture(id, (pictures, now) => pictures.speech(id, { language, now }));
  if (wav === null) return gone();
  const headers = { ...NEVER_STORED, "content-type": "audio/wav", "accept-ranges": "bytes" };
  const range = byteRange(request.headers.get("range"), wav.length);
  if (range.kind === "whole") return new Response(Buffer.from(wav), { headers });
  if (range.kind === "none") {
    return new Response(null, { status: 416, headers: { ...headers, "content-range": `bytes */${wav.length}` } });
  }
  const part = Buffer.from(wav.subarray(range.first, range.last + 1));
  const contentRange = `bytes ${range.first}-${range.last}/${wav.length}`;
  return new Response(part, { status: 206, headers: { ...headers, "content-range": contentRange } });
}
