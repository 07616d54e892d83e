import { takenStates, type Export } from '../../../domain/export/export.ts';
import type { TakenEntry } from '../../../domain/export/entry-file.ts';
import { refuseUnscanned, type File } from '../../../domain/entry/file.ts';
import type { Answers, EntryState } from '../../../domain/entry/entry.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { EntryCard } from '../../../ports/entries.ts';
import type { Ports } from '../../../ports/ports.ts';

type Needed = Pick<Ports, 'challenges' | 'entries' | 'files' | 'fileStore' | 'people' | 'teams'>;

const sideBySide = 10;

/** Why a file stays here, if it does. */
const closed = (file: File | undefined, scanned: boolean): string | undefined => {
  if (!file) return 'It was removed.';
  try {
    refuseUnscanned(file, scanned);
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
  return undefined;
};

/** One entry, and those of its files that may be opened, in the order they were sent in. */
export const takeEntry = async (ports: Needed, card: EntryCard, state: EntryState, team: string): Promise<{ taken: TakenEntry; files: File[] }> => {
  const base = { code: card.code, state, team, withdrawnAt: card.withdrawnAt, excludedAt: card.excludedAt };
  const sent = state === 'withdrawn' || card.sentVersion === 0 ? undefined : await ports.entries.sent(card.id, card.sentVersion);
  const rules = sent && (await ports.challenges.rules(card.challengeId, sent.manifest.rulesVersion));
  if (!rules) return { taken: base, files: [] };
  const { manifest } = sent;
  const [people, stored] = await Promise.all([ports.people.findMany(manifest.team.members), manifest.files.length > 0 ? ports.files.ofEntry(card.id) : []]);
  const looked = manifest.files.map(({ id, name }) => {
    const file = stored.find((one) => one.id === id);
    return { name, file, why: closed(file, ports.fileStore.scanned) };
  });
  const members = manifest.team.members.map((id) => people.find((person) => person.id === id)?.name ?? 'Somebody whose account is closed');
  const given = Object.assign({}, ...sent.sections.map((section) => section.answers)) as Answers;
  // in the order they were asked in: the same entry is the same bytes
  const answers: Answers = Object.fromEntries(rules.sections.form.sections.flatMap(({ fields }) => fields).flatMap(({ id }) => (given[id] === undefined ? [] : [[id, given[id]]])));
  return {
    taken: { ...base, sent: { manifest, answers, rules, members, leftOut: looked.flatMap(({ name, why }) => (why ? [{ name, why }] : [])) } },
    files: looked.flatMap(({ name, file, why }) => (file && !why ? [{ ...file, name }] : [])),
  };
};

/** The page of entries that an export reads next, from where it is in it. */
export const nextEntries = async (ports: Needed, { challengeId, place }: Pick<Export, 'challengeId' | 'place'>, states: readonly EntryState[] = takenStates) => {
  const state = states[place.list]!;
  const { items, next } = await ports.entries.ofChallenge(challengeId, state, place.after);
  const cards = items.slice(place.skip);
  const teams = await ports.teams.findMany([...new Set(cards.map(({ teamId }) => teamId))]);
  return { state, cards, teamOf: (id: string) => teams.find((one) => one.id === id)?.name ?? '', after: (done: number): Export['place'] => placeAfter(place, next, done, items.length) };
};

/** Where it goes on after `done` items of a page that holds so many. */
export const placeAfter = (place: Export['place'], next: string | undefined, done: number, of: number): Export['place'] => {
  if (place.skip + done < of) return { ...place, skip: place.skip + done };
  return next ? { list: place.list, after: next, skip: 0 } : { list: place.list + 1, skip: 0 };
};

export const inGroups = async <T, R>(all: readonly T[], each: (one: T) => Promise<R>): Promise<R[]> => {
  const done: R[] = [];
  for (let from = 0; from < all.length; from += sideBySide) done.push(...(await Promise.all(all.slice(from, from + sideBySide).map(each))));
  return done;
};
