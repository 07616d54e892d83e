import * as z from 'zod';
import { idOf } from '../id.ts';

/** A judge may not meet this team. Declared at the gate, on recusal, or computed; computed ones appear nowhere to the judge. */
export const Conflict = z.object({
  challengeId: idOf('challenge'),
  judgeId: idOf('person'),
  teamId: idOf('team'),
  kind: z.enum(['declared', 'recused', 'same-person', 'same-organization', 'same-domain', 'same-prize', 'sponsor']),
  reason: z.string().max(1000).default(''),
  at: z.iso.datetime(),
});
export type Conflict = z.infer<typeof Conflict>;

/** How a judge stands to somebody named at the gate. */
export const Relation = z.enum(['family', 'colleague', 'funding', 'adviser', 'other']);
export type Relation = z.infer<typeof Relation>;

/** What a judge said at the gate, in their own words. Never changed: who says more later adds another one. */
export const Declaration = z.object({
  challengeId: idOf('challenge'),
  judgeId: idOf('person'),
  at: z.iso.datetime(),
  names: z.array(z.object({ name: z.string().max(200), relation: Relation.optional(), reason: z.string().max(1000) })),
});
export type Declaration = z.infer<typeof Declaration>;
