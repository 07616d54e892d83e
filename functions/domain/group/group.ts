import * as z from 'zod';
import { wholeWords } from '../words/whole-words.ts';
import { idOf } from '../id.ts';
import { webAddress } from '../listing/listing.ts';
import { oneLine, paragraphs, properName } from '../words/one-line.ts';

export const joinings = ['open', 'approval'] as const;
export type Joining = (typeof joinings)[number];

/** An entry of the atlas or a published challenge, by the title it had when it was linked. */
export const GroupLink = z.object({ kind: z.enum(['listing', 'challenge']), id: z.string().max(120), title: z.string().max(300) });
export type GroupLink = z.infer<typeof GroupLink>;

export const mostChairs = 8;
export const mostLinks = 20;

export const Group = z.object({
  id: idOf('group'),
  name: z.string(),
  purpose: z.string(),
  /** Fixed when it is made: no group is ever its own ancestor. */
  parentId: idOf('group').optional(),
  agency: z.object({ id: idOf('agency'), name: z.string() }).optional(),
  joining: z.enum(joinings),
  /** Where it is at home, if that is not here. */
  website: z.string().optional(),
  links: z.array(GroupLink).default([]),
  /** At least one; none only where the account of the last one was closed. */
  chairs: z.array(idOf('person')),
  /** The newest version; 0 where none was written. */
  charter: z.number().int(),
  /** Its private room. Only members learn that there is one. */
  space: idOf('space').optional(),
  ended: z.object({ at: z.iso.datetime(), by: z.string(), reason: z.string() }).optional(),
  createdAt: z.iso.datetime(),
  version: z.number().int(),
});
export type Group = z.infer<typeof Group>;

export const GroupCard = Group.pick({ id: true, name: true, parentId: true, agency: true, joining: true }).extend({ purpose: z.string(), ended: z.boolean() });
export type GroupCard = z.infer<typeof GroupCard>;
export const cardOf = ({ id, name, parentId, agency, joining, purpose, ended }: Group): GroupCard => ({ id, name, parentId, agency, joining, purpose: wholeWords(purpose, 280), ended: ended !== undefined });

/** What a chair may write about the group. */
export const GroupWords = z.object({
  name: properName().min(3, 'Give the group a name of at least 3 characters.').max(120),
  purpose: paragraphs().min(10, 'Say in at least 10 characters what the group is for.').max(1000),
  joining: z.enum(joinings),
  website: webAddress().optional().describe('Its own page elsewhere'),
});
export type GroupWords = z.infer<typeof GroupWords>;

export const GroupMember = z.object({
  groupId: idOf('group'),
  personId: idOf('person'),
  /** Whether everybody may read the name. Who never said so is not named. */
  named: z.boolean().default(false),
  joinedAt: z.iso.datetime(),
  version: z.number().int(),
});
export type GroupMember = z.infer<typeof GroupMember>;

/** A membership that is over: what a report counts, and why somebody was removed. */
export const PastMember = z.object({
  groupId: idOf('group'),
  personId: idOf('person'),
  joinedAt: z.iso.datetime(),
  leftAt: z.iso.datetime(),
  removed: z.object({ by: z.string(), reason: z.string() }).optional(),
});
export type PastMember = z.infer<typeof PastMember>;

export const GroupRequest = z.object({ groupId: idOf('group'), personId: idOf('person'), note: z.string().default(''), named: z.boolean().default(false), at: z.iso.datetime() });
export type GroupRequest = z.infer<typeof GroupRequest>;

export const Charter = z.object({ groupId: idOf('group'), n: z.number().int(), text: z.string(), note: z.string().default(''), by: z.string(), at: z.iso.datetime() });
export type Charter = z.infer<typeof Charter>;

export const CharterWords = z.object({ text: paragraphs().min(20, 'Write the charter: at least 20 characters.').max(30_000), note: oneLine().max(200).default('') });
