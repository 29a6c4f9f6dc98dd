import { gone, NEVER_STORED, ofLivePicture } from "../../live-picture.ts";

/** The work that a browser can do instead of a live picture code, as JSON in ALTCHA's format; 404 when the picture is gone. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params;
  const work = await ofLivePicture(id, (pictures, now) => pictures.work(id, now));
  if (work === null) return gone();
  return new Response(work, { headers: { ...NEVER_STORED, "content-type": "application/json" } });
}
