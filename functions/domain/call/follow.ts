import * as z from 'zod';
import { idOf } from '../id.ts';

/** A person who wants to hear what happens to a challenge, without taking part. */
export const Follow = z.object({ challengeId: idOf('challenge'), personId: idOf('person'), since: z.iso.datetime() });
export type Follow = z.infer<typeof Follow>;
