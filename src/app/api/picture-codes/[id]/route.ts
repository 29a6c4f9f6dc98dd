import { portal } from "#lib/portal.ts";

const PICTURE_ID = /^[A-Za-z0-9_-]{16,64}$/;

/** The picture of a live picture code as PNG, never stored by anyone; 404 when it is gone. It tells nothing of the answer but the picture. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params;
  if (!PICTURE_ID.test(id)) return gone();
  const { pictures, clock } = portal().ports;
  const png = await pictures.picture(id, clock.now());
  if (png === null) return gone();
  return new Response(Buffer.from(png), { headers: { "content-type": "image/png", "cache-control": "no-store" } });
}

function gone(): Response {
  return new Response(null, { status: 404, headers: { "cache-control": "no-store" } });
}
