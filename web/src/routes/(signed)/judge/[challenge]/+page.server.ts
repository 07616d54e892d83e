import { redirect } from '@sveltejs/kit';
import { api, read } from '#lib/api.ts';
import { keepingOf } from '#lib/server/keeping.ts';
import { nextEntry } from '../../../../../../functions/domain/judging/evaluation/queue.ts';
import type { PageServerLoad } from './$types';

const shows = ['all', 'left', 'scored', 'skipped'] as const;
type Show = (typeof shows)[number];
const fits: Record<Show, string[]> = { all: ['assigned', 'started', 'saved', 'skipped', 'abstained'], left: ['assigned', 'started'], scored: ['saved', 'abstained'], skipped: ['skipped'] };

/** The two steps before any content come first; then the judge's entries in their own order. */
export const load: PageServerLoad = async (event) => {
  const { me, now, own, practice } = await event.parent();
  const base = `/judge/${event.params.challenge}`;
  if (!own.judge.orientedAt) redirect(303, `${base}/orientation`);
  if (!own.judge.declaredAt) redirect(303, `${base}/conflicts`);
  const done = event.url.searchParams.get('done') ?? undefined;
  if (!own.round || practice?.waits) return { rooms: [], queue: undefined, early: false, reading: undefined, keeping: undefined, done };
  const over = ['deciding', 'results', 'cancelled'].includes(own.stage);
  const early = !over && own.brief?.entriesCloseAt !== undefined && (own.judge.lookedAt ?? own.judge.declaredAt) <= own.brief.entriesCloseAt;
  const param = { challengeId: event.params.challenge };
  const [{ items: rooms }, { reading }, { rows, round, scoring }] = await Promise.all([
    over ? read(event, api(event).judging.judging[':challengeId'].rooms.$get({ param })) : { items: [] },
    over ? read(event, api(event).judging.judging[':challengeId'].reading.$get({ param })) : { reading: undefined },
    read(event, api(event).judging.evaluations[':challengeId'].$get({ param })),
  ]);
  const ask = event.url.searchParams;
  const show = shows.find((one) => one === ask.get('show')) ?? 'all';
  const byScore = ask.get('sort') === 'score';
  const placed = rows.map((row, i) => ({ ...row, place: i + 1 }));
  const sorted = byScore ? placed.toSorted((a, b) => (b.composite ?? -1) - (a.composite ?? -1)) : placed;
  const count = Object.fromEntries(shows.map((one) => [one, rows.filter((row) => fits[one].includes(row.state)).length])) as Record<Show, number>;
  const keeping = keepingOf({ me, challenge: own.challenge, round, scoring: scoring && !over, rows, now });
  return {
    early, reading, rooms, keeping,
    queue: { rows: sorted.filter((row) => fits[show].includes(row.state)), count, show, byScore, scoring, before: now < round.opensAt, next: nextEntry(rows), blind: round.blind, changed: rows.filter((row) => row.changed), abstained: rows.filter((row) => row.state === 'abstained').length },
    done,
  };
};
