/** Draws digits as a PNG that people read and machines read badly. */
export type PictureDrawer = (digits: string) => Promise<Uint8Array>;
