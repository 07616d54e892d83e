import * as z from 'zod';
import { uploaded } from '../entry/file.ts';
import { idOf } from '../id.ts';

export const PublicationFile = z.object({ ...uploaded, publicationId: idOf('publication') });
export type PublicationFile = z.infer<typeof PublicationFile>;
