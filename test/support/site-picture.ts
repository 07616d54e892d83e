import { writeFileSync } from 'node:fs';
import { drawPicture } from '../../functions/adapters/picture/draw-picture.ts';
import { sha256 } from '../../functions/adapters/system/sha256.ts';

/** What shows where a page is shared that has no picture of its own. `node test/support/site-picture.ts` writes it, after pictures are drawn otherwise. */
export const sitePicture = (): Uint8Array => drawPicture({ title: 'Public problems, open to everybody', by: 'Post a need. Enter. Judge in the open.', line: 'Every step can be checked', site: '', digest: sha256('laurel') });
export const sitePicturePath = 'web/static/og.png';

if (process.argv[1]?.endsWith('site-picture.ts')) writeFileSync(sitePicturePath, sitePicture());
