import type { ActFilter } from '../../../domain/act-filter.ts';
import type { Caller } from '../../../domain/caller.ts';
import { formTypes, noneOpen, refuseForm, type Export } from '../../../domain/export/export.ts';
import type { ExportForm, ExportKind } from '../../../domain/export/export-words.ts';
import { notFound, Refusal } from '../../../domain/refusal.ts';
import type { Ports } from '../../../ports/ports.ts';
import { ownChallenge } from '../call/draft-of.ts';
import { closedRound } from '../deciding/closed-round.ts';
import { noteLook } from '../../note-look.ts';
import { tell } from '../../tell.ts';

type Needed = Pick<Ports, 'acts' | 'agencies' | 'challenges' | 'chance' | 'exports' | 'fileStore' | 'people' | 'rounds'>;
type Which = { challengeId: string; kind: ExportKind; form: ExportForm };
export type ShownExport = Pick<Export, 'kind' | 'form' | 'state' | 'filter' | 'askedAt' | 'done' | 'readyAt' | 'lookAt'> & { askedByName: string; files: { name: string; bytes: number }[] };

/** What the agency has of its challenge to take along, and what is being made. */
export const readExports = async (ports: Needed, caller: Caller, challengeId: string): Promise<{ items: ShownExport[] }> => {
  const { challenge } = await ownChallenge(ports, caller, challengeId, 'manager');
  const stored = await ports.exports.ofChallenge(challenge.id);
  const people = new Map((await ports.people.findMany([...new Set(stored.map(({ askedBy }) => askedBy))])).map(({ id, name, closed }) => [id, closed ? undefined : name]));
  return {
    items: stored.map(({ kind, form, state, filter, askedAt, askedBy, done, readyAt, lookAt, volumes }) => ({
      kind, form, state, filter, askedAt, done, readyAt, lookAt, askedByName: people.get(askedBy) ?? 'Somebody who left', files: state === 'ready' ? volumes.map(({ name, bytes }) => ({ name, bytes })) : [],
    })),
  };
};

/** Begins to make it anew; what was there before is cleared away. */
export const askExport = async (ports: Needed, caller: Caller, { challengeId, kind, form, filter }: Which & { filter: ActFilter }): Promise<{ askedAt: string }> => {
  const { challenge, person } = await ownChallenge(ports, caller, challengeId, 'manager');
  refuseForm(kind, form);
  if (challenge.listing) throw new Refusal('conflict', 'This call is held elsewhere. Nothing of it is kept here.');
  if (kind === 'evaluations') await closedRound(ports, caller, challenge);
  if (filter.from && filter.to && filter.from > filter.to) throw new Refusal('invalid', 'The first day comes after the last. Turn them around.', 'to');
  const before = await ports.exports.find(challenge.id, kind, form);
  if (before && before.state !== 'ready') throw new Refusal('conflict', before.state === 'making' ? 'It is being made. Stop it first, or wait.' : 'The one before is being cleared away. Try again in a minute.');
  const run = `x-${ports.chance.code(26)}`;
  const next: Export = {
    challengeId: challenge.id, kind, form, run, state: 'making', filter: kind === 'history' ? filter : undefined, askedBy: person.id, askedAt: caller.at, rulesVersion: challenge.rulesVersion,
    done: 0, place: { list: 0, skip: 0 }, open: noneOpen, volumes: [], old: before && { run: before.run, volumes: before.volumes, open: before.open }, version: (before?.version ?? 0) + 1,
  };
  const answer = { askedAt: caller.at };
  await ports.exports.save(next, tell(ports, caller, 'export.asked', { about: challenge.id, refs: { what: kind, form, run }, answer }));
  return answer;
};

const found = async (ports: Needed, caller: Caller, { challengeId, kind, form }: Which): Promise<{ one: Export; challenge: Awaited<ReturnType<typeof ownChallenge>>['challenge'] }> => {
  const { challenge } = await ownChallenge(ports, caller, challengeId, 'manager');
  const one = await ports.exports.find(challenge.id, kind, form);
  if (!one || one.state === 'leaving') throw notFound('export');
  return { one, challenge };
};

/** Stops it, or takes what is ready off. A job clears its files away. */
export const removeExport = async (ports: Needed, caller: Caller, which: Which): Promise<void> => {
  const { one } = await found(ports, caller, which);
  await ports.exports.save({ ...one, state: 'leaving', version: one.version + 1 }, tell(ports, caller, 'export.removed', { about: one.challengeId, refs: { what: one.kind, form: one.form, run: one.run }, answer: {} }));
};

/** A link to one of its files, once it is ready. That it was taken is on record before. */
export const openExport = async (ports: Needed, caller: Caller, { n, ...which }: Which & { n: number }): Promise<{ url: string }> => {
  const { one, challenge } = await found(ports, caller, which);
  const volume = one.state === 'ready' ? one.volumes[n - 1] : undefined;
  if (!volume) throw notFound('file');
  if (one.kind === 'evaluations') await closedRound(ports, caller, challenge);
  await noteLook(ports, caller, { about: one.challengeId, refs: { what: one.kind, form: one.form, file: n } }, 'export.taken');
  return { url: await ports.fileStore.download(volume.key, volume.name, formTypes[one.form]) };
};
