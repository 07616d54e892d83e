import * as z from 'zod';
import { idOf } from '../id.ts';
import { Refusal } from '../refusal.ts';
import { oneLine, paragraphs } from '../words/one-line.ts';
import { mostTalks, Speaker, type AgendaItem } from './event.ts';

export const talkStates = ['proposed', 'accepted', 'declined'] as const;

/** What somebody says who proposes a talk. */
export const TalkWords = z.object({
  title: oneLine().min(3, 'Give the talk a title of at least 3 characters.').max(200),
  abstract: paragraphs().min(20, 'Say what the talk is about, in at least 20 characters.').max(3000, 'Write at most 3,000 characters.'),
  speakers: z.array(Speaker).min(1, 'Name who speaks.').max(8, 'Name at most 8 speakers.'),
  minutes: z.number().int().min(1).max(600, 'A talk lasts at most 600 minutes.').optional(),
  access: paragraphs().max(1000, 'Write at most 1,000 characters.').default('').describe('Read by hosts alone, and erased after the event'),
});
export type TalkWords = z.infer<typeof TalkWords>;

export const Talk = TalkWords.extend({
  id: idOf('talk'),
  eventId: idOf('event'),
  personId: idOf('person'),
  receivedAt: z.iso.datetime(),
  state: z.enum(talkStates),
  decided: z.object({ at: z.iso.datetime(), by: z.string(), reason: z.string() }).optional(),
  version: z.number().int(),
});
export type Talk = z.infer<typeof Talk>;
export const TalkCard = Talk.pick({ id: true, eventId: true, title: true, state: true });
export type TalkCard = z.infer<typeof TalkCard>;

type Words = Pick<TalkWords, 'title' | 'minutes' | 'speakers'>;
const partOf = ({ title, minutes, speakers }: Words): AgendaItem => ({ title, ...(minutes === undefined ? {} : { minutes }), speakers });
const isPart = (talk: Words) => ({ title, speakers }: AgendaItem): boolean => title === talk.title && speakers.some(({ name }) => talk.speakers.some((one) => one.name === name));

/** The agenda with an accepted talk at its end, where it is not there already. */
export const withTalk = (agenda: readonly AgendaItem[], talk: Words): AgendaItem[] => {
  if (agenda.some(isPart(talk))) return [...agenda];
  if (agenda.length >= mostTalks) throw new Refusal('conflict', `The agenda has ${mostTalks} parts, which is the most. Take one out first.`);
  return [...agenda, partOf(talk)];
};
/** As the host left it, without this talk. */
export const withoutTalk = (agenda: readonly AgendaItem[], talk: Words): AgendaItem[] => agenda.filter((part) => !isPart(talk)(part));
