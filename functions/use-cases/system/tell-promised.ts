import type { Act } from '../../domain/act.ts';
import type { Evaluation } from '../../domain/judging/evaluation/evaluation.ts';
import type { Round } from '../../domain/judging/round/round.ts';
import { derivedId } from '../../domain/letters/letter.ts';
import { parseDisclosure } from '../../domain/record/leaf/disclosure.ts';
import type { Told } from '../../domain/record/leaf/leaf-kinds.ts';
import { admitLeaf } from '../../domain/record/leaf/pending-leaf.ts';
import { fromHashText } from '../../domain/record/note/encoding.ts';
import { closingOf, type EntryLeaf } from '../../domain/record/story/entries-root.ts';
import { formatOpenedEntries, type OpenedLeaf } from '../../domain/record/story/opened-entries.ts';
import { formatReveal } from '../../domain/record/story/reveal-bundle.ts';
import type { LeafCard, Opening, Placed, Promised } from '../../ports/ledger.ts';
import type { Listed } from '../../ports/page.ts';
import type { Ports } from '../../ports/ports.ts';
import { eraseShown } from './erase-shown.ts';
import type { Recording } from './sequence-record.ts';

/** What is read of judging, to tell it. */
export type Telling = Pick<Ports, 'rounds' | 'evaluations' | 'judges' | 'entries' | 'results' | 'challenges' | 'sha256'>;
type Needed = Recording & Telling & { /** Where the log is read. */ url: string };
type Read = Pick<Ports, 'ledger' | 'sha256'>;

/** An act that was received in time has its place by then, however long its request took: longer than any function may run. */
const drain = 120_000;

/** Told later: the entries that stand once nothing can arrive any more. Safe to repeat. */
export const promiseClosing = ({ ledger }: Pick<Read, 'ledger'>, { id, about, at }: Pick<Act, 'id' | 'about' | 'at'>, earlier = false): Promise<void> =>
  ledger.promise({ what: 'closing', challenge: about, act: id, at, ...(earlier ? { backfilled: true } : {}) });
/** Told later: what judges scored, once the result is out. Safe to repeat. */
export const promiseReveal = ({ ledger, sha256 }: Read, { id, about, at }: Pick<Act, 'id' | 'about' | 'at'>, earlier = false): Promise<void> =>
  ledger.promise({ what: 'reveal', challenge: about, act: derivedId('act', sha256, 'scores-revealed', id), at, ...(earlier ? { backfilled: true } : {}) });

const whole = async <T>(read: (after?: string) => Promise<Listed<T>>): Promise<T[]> => {
  const items: T[] = [];
  for (let page = await read(); ; page = await read(page.next)) {
    items.push(...page.items);
    if (!page.next) return items;
  }
};

const ofEntries = new Set<string>(['entry.received', 'entry.replaced', 'entry.withdrawn']);
type PlacedCard = LeafCard & Placed;

const withPlaces = async ({ ledger }: Needed, cards: LeafCard[]): Promise<PlacedCard[]> => {
  const places = await ledger.places(cards.map(({ id }) => id));
  return cards.flatMap((card) => {
    const place = places.get(card.id);
    return place ? [{ ...card, ...place }] : [];
  });
};

const entryIn = ({ entry, opening }: PlacedCard): string => {
  if (entry !== undefined) return entry;
  const pub = opening.map(parseDisclosure).find(({ name }) => name === 'pub')?.value as { entry: string };
  return pub.entry;
};

/** What is told, and which leaves it opens. */
type ToldWith = { told: Told; openings?: Opening[] };

const closing = async (ports: Needed, { challenge }: Promised): Promise<ToldWith> => {
  const { ledger, tiles, digest, sha256 } = ports;
  const [named, hidden] = await Promise.all([whole((after) => ledger.leavesOf(challenge, after)), whole((after) => ledger.hiddenOf(challenge, after))]);
  // opened by a first attempt, a hidden leaf stands in both lists
  const each = new Map([...named, ...hidden].filter(({ act }) => ofEntries.has(act)).map((card) => [card.id, card]));
  const cards = await withPlaces(ports, [...each.values()]);
  const leaves = cards.map((card): EntryLeaf => ({ kind: card.act as EntryLeaf['kind'], entry: entryIn(card), index: card.index, n: card.n, hash: fromHashText(card.leafHash, 'the place of a leaf') }));
  const hiddenCards = cards.filter(({ opening }) => opening.length > 0);
  if (hiddenCards.length === 0) return { told: { kind: 'submissions.closed', pub: closingOf(digest, leaves), sealed: {} } };
  const opened = hiddenCards.map(({ index, opening }): OpenedLeaf => ({ index, disclosures: opening }));
  const file = formatOpenedEntries({ challenge, leaves: opened });
  const hash = sha256(file);
  await tiles.attach(hash, file);
  const openings = hiddenCards.map(({ index, opening, id, act, at, n, entry }): Opening => ({ index, disclosures: opening, card: { id, act, at, n, index, entry } }));
  return { told: { kind: 'submissions.closed', pub: { ...closingOf(digest, leaves), opened: hash }, sealed: {} }, openings };
};

const shown = /^(entry|version|composite|marks\..+)$/;
const namesShown = (disclosures: string[]): string[] => disclosures.filter((text) => shown.test(parseDisclosure(text).name));

/** Of the last save of each evaluation: where its leaf stands, and what is shown of it while it counts. */
const revealedOf = async ({ ledger }: Needed, challenge: string, saved: Evaluation[], shows: 'marks' | 'commitments'): Promise<OpenedLeaf[]> => {
  const places = await ledger.places(saved.map(({ savedBy }) => savedBy!));
  return Promise.all(saved.flatMap(({ savedBy, judgeId, state }) => {
    const place = places.get(savedBy!);
    if (!place) return [];
    const counts = shows === 'marks' && state === 'saved';
    return [(async () => ({ index: place.index, disclosures: counts ? namesShown(await ledger.disclosures(judgeId, challenge, savedBy!)) : [] }))()];
  }));
};

/** Of each entry that was selected the last leaf, with its code: what won is what the record received. The others stay unnamed, so that nobody learns from the minute they came what became of them. */
const codesOf = async ({ ledger, entries }: Needed, challenge: string, selected: Set<string>): Promise<OpenedLeaf[]> => {
  const codes: OpenedLeaf[] = [];
  for (let page = await entries.ofChallenge(challenge, 'sent'); ; page = await entries.ofChallenge(challenge, 'sent', page.next)) {
    const sent = await Promise.all(page.items.filter(({ code }) => selected.has(code)).map(async ({ id, teamId, sentVersion }) => ({ teamId, act: (await entries.versions(id, sentVersion))[0]?.act })));
    const places = await ledger.places(sent.flatMap(({ act }) => act ?? []));
    codes.push(...(await Promise.all(sent.flatMap(({ teamId, act }) => {
      const place = act && places.get(act);
      return place ? [ledger.disclosures(teamId, challenge, act).then((all): OpenedLeaf => ({ index: place.index, disclosures: all.filter((text) => parseDisclosure(text).name === 'code') }))] : [];
    }))).filter(({ disclosures }) => disclosures.length > 0));
    if (!page.next) return codes;
  }
};

const reveal = async (ports: Needed, { challenge }: Promised, round: Round): Promise<ToldWith> => {
  const { evaluations, judges, results, tiles, sha256, url } = ports;
  const published = await results.published(round.id);
  const shows = published?.panel.sealed === false ? 'marks' : 'commitments';
  const selected = new Set((published?.rows ?? []).filter(({ outcome }) => outcome !== 'not-selected').map(({ code }) => code));
  const leaves: OpenedLeaf[] = await codesOf(ports, challenge, selected);
  for (const { personId } of await judges.ofChallenge(challenge)) {
    const saved = (await evaluations.ofJudge(round.id, personId)).filter(({ savedBy }) => savedBy !== undefined);
    leaves.push(...(await revealedOf(ports, challenge, saved, shows)));
  }
  const file = formatReveal({ challenge, round: round.id, audience: 'public', shows, leaves });
  const hash = sha256(file);
  const path = await tiles.attach(hash, file);
  return { told: { kind: 'scores.revealed', pub: { round: round.id, file: hash, page: `${url.replace(/^https?:\/\//, '')}/${path}` }, sealed: {} }, openings: leaves.filter(({ disclosures }) => disclosures.length > 0) };
};

/** What is told, of which part of the log, and what is done once it is. */
type Piece = { told?: Told | undefined; ch: string; at: string; after?: (() => Promise<void>) | undefined };

const tellingOf = async (ports: Needed, promised: Promised): Promise<Piece> => {
  const { what, challenge: ch, at } = promised;
  if (what === 'erasure') {
    const { told, destroy } = await eraseShown(ports, promised);
    // Neither whose it was nor in which challenge: with few judges that would tell.
    return { told, ch: 'log', at, after: destroy };
  }
  const round = what === 'reveal' ? await ports.rounds.current(ch) : undefined;
  const { told, openings = [] } = what === 'closing' ? await closing(ports, promised) : round ? await reveal(ports, promised, round) : {};
  return { told, ch, at, after: () => ports.ledger.noteOpened(what, promised.act, ch, openings) };
};

const noSalt = (): string => {
  throw new Error('nothing of it is private');
};

/**
 * Once every act has its place: what is told of all of them together. Safe to repeat: what is told has the id of what set it off. Answers
 * whether something waits now.
 */
export const tellPromised = async (ports: Needed): Promise<boolean> => {
  const until = new Date(Date.parse(ports.clock.now()) - drain).toISOString();
  const due = await ports.ledger.promised(until);
  for (const promised of due) {
    const { told, ch, at, after } = await tellingOf(ports, promised);
    if (told) {
      const { pending } = admitLeaf(ports.digest, told, { id: promised.act, ch, at, actor: 'system', salt: noSalt, backfilled: promised.backfilled ?? false });
      await ports.ledger.admit({ pending, receivedAt: at });
    }
    await after?.();
    await ports.ledger.kept(promised);
  }
  return due.length > 0;
};
