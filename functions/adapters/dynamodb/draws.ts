import { gunzipSync, gzipSync } from 'node:zlib';
import * as z from 'zod';
import { AnyStep } from '../../domain/judging/bundle/bundle-form.ts';
import { RoundDraw } from '../../domain/judging/round/draw.ts';
import { Looked } from '../../domain/judging/round/looked.ts';
import { Proposing } from '../../domain/judging/round/proposing.ts';
import type { DrawSteps, Draws } from '../../ports/draws.ts';
import { entity } from './entity.ts';
import { absent, atVersion, stale, type Condition, type Store } from './store.ts';
import { at } from './table.ts';

/** An item holds at most 400 KB. */
const mostBytes = 350_000;

/** A publisher who lost the claim meanwhile never writes over the one who has it. */
const unlessLater = (batch: string): Condition => ({ expression: 'attribute_not_exists(pk) OR #batch <= :batch', names: { '#batch': 'batch' }, values: { ':batch': batch }, refusal: stale });

const proposings = entity({ type: 'proposing', schema: Proposing, keys: (one) => at.proposing(one.challengeId) });

const lookeds = entity({ type: 'looked', schema: Looked, keys: (one) => at.looked(one.roundId) });

const Kept = z.object({ steps: z.array(AnyStep), joined: z.array(z.object({ personId: z.string(), organization: z.string() })) });

const packed = (value: unknown): Uint8Array => gzipSync(JSON.stringify(value));
const unpacked = (bytes: Uint8Array): unknown => JSON.parse(gunzipSync(bytes).toString('utf8'));

/** One repair at a time. */
export const stepsChange = ({ roundId, steps, joined, version }: DrawSteps) =>
  ({ put: { ...at.drawSteps(roundId), _t: 'draw-steps', _v: 1, bytes: packed({ steps, joined }), version }, when: version === 1 ? absent(stale) : atVersion(version - 1) });

export const storeDraws = (store: Store): Draws => ({
  async keep(draw) {
    const bytes = packed(draw);
    const parts = Math.ceil(bytes.length / mostBytes);
    for (let part = parts; part >= 1; part--) {
      await store.put({ ...at.drawPart(draw.roundId, part), _t: 'draw', _v: 1, batch: draw.batch, bytes: bytes.subarray((part - 1) * mostBytes, part * mostBytes), parts }, unlessLater(draw.batch));
    }
  },
  async find(roundId, batch) {
    const { pk } = at.drawPart(roundId, 1);
    const items = (await store.all({ pk, strong: true })).filter((item) => item['batch'] === batch);
    const parts = Number(items[0]?.['parts'] ?? 0);
    return parts === 0 ? undefined : RoundDraw.parse(unpacked(Buffer.concat(items.slice(0, parts).map((item) => item['bytes'] as Uint8Array))));
  },
  async proposing(challengeId) {
    const item = await store.get(at.proposing(challengeId), { strong: true });
    return item && proposings.fromItem(item);
  },
  saveProposing: (one) => store.put(proposings.toItem(one), one.version === 1 ? absent(stale) : atVersion(one.version - 1)),
  async looked(roundId) {
    const item = await store.get(at.looked(roundId), { strong: true });
    return item && lookeds.fromItem(item);
  },
  saveLooked: (one) => store.put(lookeds.toItem(one), one.version === 1 ? absent(stale) : atVersion(one.version - 1)),
  async steps(roundId) {
    const item = await store.get(at.drawSteps(roundId), { strong: true });
    return item ? { roundId, ...Kept.parse(unpacked(item['bytes'] as Uint8Array)), version: Number(item['version']) } : { roundId, steps: [], joined: [], version: 0 };
  },
  async saveSteps(steps) {
    const { put, when } = stepsChange(steps);
    await store.put(put, when);
  },
});
