import { gone, NEVER_STORED, ofLivePicture } from "../live-picture.ts";

/** The picture of a live picture code as PNG, never stored by anyone; 404 when it is gone. It tells nothing of the answer but the picture. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params;
  const png = await ofLivePicture(id, (pictures, now) => pictures.picture(id, now));
  if (png === null) return gone();
  return new Response(Buffer.from(png), { headers: { ...NEVER_STORED, "content-type": "image/png" } });
}
