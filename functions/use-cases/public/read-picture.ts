import { notFound } from '../../domain/refusal.ts';
import { pictureKey } from '../../domain/theme/picture.ts';
import type { Ports } from '../../ports/ports.ts';

/** The picture of a page, by the name that the page gives it. */
export const readPicture = async ({ fileStore }: Pick<Ports, 'fileStore'>, id: string): Promise<Uint8Array> => {
  const bytes = await fileStore.read(pictureKey(id));
  if (!bytes) throw notFound('picture');
  return bytes;
};
