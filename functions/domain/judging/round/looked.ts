import * as z from 'zod';
import { idOf } from '../../id.ts';
import { mostLooked } from '../decision/draw-words.ts';
import type { Sha256 } from '../../words/canonical.ts';
import type { ToDraw } from './draw.ts';

/**
 * Every proposal that somebody could read before assignments were published, each once: a short hash of the entries there were, and of who would
 * have read what before any change by hand. So nobody can draw until the outcome suits and have it pass for the only one.
 */
export const Looked = z.object({ roundId: idOf('round'), challengeId: idOf('challenge'), seen: z.array(z.string()), version: z.number().int() });
export type Looked = z.infer<typeof Looked>;

const short = (sha256: Sha256, of: unknown): string => sha256(JSON.stringify(of)).slice(0, 10);

/** What a proposal is known by. With other entries there is another draw anyway, and it tells nothing of this one. */
export const lookOf = ({ panel }: Pick<ToDraw, 'panel'>, drawn: [number, number][], sha256: Sha256): string => {
  const pairs = drawn.map(([i, j]) => `${panel.entries[i]!.entryId} ${panel.judges[j]!.personId}`).toSorted();
  return `${short(sha256, panel.entries.map(({ entryId }) => entryId).toSorted())} ${short(sha256, pairs)}`;
};

export const withLook = (looked: Looked, look: string): Looked | undefined =>
  looked.seen.includes(look) ? undefined : { ...looked, seen: [...looked.seen, look].slice(-mostLooked), version: looked.version + 1 };

/** How many proposals for the same entries were read, this one among them. */
export const countLooks = ({ seen }: Looked, look: string): number => seen.filter((one) => one.split(' ')[0] === look.split(' ')[0]).length;
