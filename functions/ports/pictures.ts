import type { PictureFacts } from '../domain/theme/picture.ts';

/** Draws the picture of a page, as a PNG. In the functions that handle acts alone: the outlines of a font are most of it. */
export type DrawPicture = (facts: PictureFacts) => Promise<Uint8Array>;
