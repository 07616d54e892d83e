import * as z from 'zod';
import { idOf } from '../id.ts';
import { Refusal } from '../refusal.ts';
import { scopes, type Scope } from './gallery-scopes.ts';

export const Gallery = z.object({ at: z.iso.datetime(), scope: z.enum(scopes) });
export type Gallery = z.infer<typeof Gallery>;

/** What the lead of a team said of its entry in the gallery. Without it a selected entry is shown, as the form said, and no other. */
export const Showing = z.object({
  challengeId: idOf('challenge'), entryId: idOf('entry'), shown: z.boolean(), by: z.string(), at: z.iso.datetime(), version: z.number().int(),
});
export type Showing = z.infer<typeof Showing>;

const Outcome = z.enum(['winner', 'finalist', 'not-selected']);
type Outcome = z.infer<typeof Outcome>;
/** An entry of the gallery as its list shows it. */
export const ShownEntry = z.object({
  challengeId: idOf('challenge'), entryId: idOf('entry'), teamId: idOf('team'), code: z.string(), title: z.string(), teamName: z.string(), area: z.string(), outcome: Outcome, prize: z.string(), shownAt: z.iso.datetime(),
});
export type ShownEntry = z.infer<typeof ShownEntry>;

export const isShown = (outcome: Outcome, scope: Scope, said: Pick<Showing, 'shown'> | undefined): boolean => {
  if (outcome === 'not-selected') return scope === 'all' && said?.shown === true;
  return (scope !== 'winners' || outcome === 'winner') && said?.shown !== false;
};

/** What must be over before anybody reads entries: each would let somebody who still judges or decides see who made what. */
export type Standing = { resultsOut: boolean; judgingUntil: string | undefined; openRooms: number; demoDay: 'planned' | 'running' | 'ended' | undefined };

/** Why the gallery cannot open now, and the fix. */
export const closedWhy = ({ resultsOut, judgingUntil, openRooms, demoDay }: Standing, at: string): string | undefined => {
  if (!resultsOut) return 'Publish the winners first. Before the results are out, nobody outside reads an entry.';
  if (judgingUntil !== undefined && at <= judgingUntil) return 'A round of judging is still open. The gallery can open after it.';
  if (openRooms > 0) return 'Judges still weigh entries in a room. Close it first.';
  if (demoDay === 'running') return 'A demo day is under way. End it first.';
  return undefined;
};

export const refuseClosed = (standing: Standing, at: string): void => {
  const why = closedWhy(standing, at);
  if (why) throw new Refusal('conflict', why);
};

const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** Every word that was asked for begins a word of the entry's list line. */
export const matches = ({ title, teamName, prize }: Pick<ShownEntry, 'title' | 'teamName' | 'prize'>, asked: string, area = ''): boolean => {
  const words = plain([title, teamName, prize, area].join(' ')).split(/[^\p{L}\p{N}]+/u);
  return plain(asked).split(/[^\p{L}\p{N}]+/u).filter(Boolean).every((word) => words.some((one) => one.startsWith(word)));
};
