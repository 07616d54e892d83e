import * as z from 'zod';
import { idOf } from '../id.ts';
import { KindId } from './credential-kind.ts';

/** All of one kind in one challenge, offered in one act: how far the job is. */
export const Offering = z.object({
  challengeId: idOf('challenge'), kindId: KindId, act: z.string(), by: z.string(), at: z.iso.datetime(),
  done: z.number().int().default(0), cursor: z.string().optional(), finishedAt: z.iso.datetime().optional(), version: z.number().int(),
});
export type Offering = z.infer<typeof Offering>;
