import * as z from 'zod';
import { idOf } from '../id.ts';
import { Refusal } from '../refusal.ts';
import { bases, challengeBases, type ChallengeBasis } from './basis.ts';
import { oneLine, paragraphs } from '../words/one-line.ts';

/** Every agency has one for each basis of a challenge, without setting anything up: its id is the basis. */
export const KindId = z.union([z.enum(challengeBases), idOf('credentialKind')]);

const months = z.number('Give a whole number of months.').int('Give a whole number of months.').min(1, 'It is valid for at least one month.').max(600, 'It is valid for at most 600 months.');

/** What an agency writes of a kind. */
export const KindText = z.object({
  name: oneLine().min(2, 'Give it a name.').max(120, 'Use at most 120 characters.'),
  description: oneLine().min(2, 'Say in a sentence what it is.').max(600, 'Use at most 600 characters.'),
  criteria: paragraphs().min(2, 'Say what somebody has to do for it.').max(2000, 'Use at most 2,000 characters.'),
  months: months.optional(),
  renewable: z.boolean().default(false),
});
export type KindText = z.infer<typeof KindText>;

/** What can be renewed has an end. */
export const refuseEndless = ({ months, renewable }: KindText): void => {
  if (renewable && months === undefined) throw new Refusal('invalid', 'What can be renewed ends: say after how many months.', 'months');
};

export const CredentialKind = z.object({
  id: KindId, agencyId: idOf('agency'), basis: z.enum(bases), name: z.string(), description: z.string(), criteria: z.string(), months: z.number().int().optional(), renewable: z.boolean().default(false),
  /** Nothing of this kind is offered any more. */
  retired: z.object({ at: z.iso.datetime(), by: z.string() }).optional(),
  version: z.number().int(),
});
export type CredentialKind = z.infer<typeof CredentialKind>;

const sensible: Record<ChallengeBasis, Pick<CredentialKind, 'name' | 'description' | 'criteria'>> = {
  winner: { name: 'Winner', description: 'Won a prize in a public challenge.', criteria: 'Entered the challenge, was scored by its judges under the published rules, and was selected as a winner.' },
  finalist: { name: 'Finalist', description: 'Reached the final of a public challenge.', criteria: 'Entered the challenge, was scored by its judges under the published rules, and was selected as a finalist.' },
  entered: { name: 'Participant', description: 'Sent an entry to a public challenge.', criteria: 'Was in a team whose entry was received before the deadline and not withdrawn.' },
  judge: { name: 'Judge', description: 'Judged entries of a public challenge.', criteria: 'Was appointed by the agency, declared conflicts, and scored entries under the published rubric.' },
};

/** Version 0: nobody changed it. */
const defaultKind = (agencyId: string, basis: ChallengeBasis): CredentialKind => ({ id: basis, agencyId, basis, ...sensible[basis], renewable: false, version: 0 });

/** Those an agency wrote, and the defaults it left as they are: the defaults first. */
export const kindsWithDefaults = (agencyId: string, written: CredentialKind[]): CredentialKind[] => [
  ...challengeBases.map((basis) => written.find(({ id }) => id === basis) ?? defaultKind(agencyId, basis)),
  ...written.filter(({ id, basis }) => id !== basis),
];
