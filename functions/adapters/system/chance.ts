import { randomBytes } from 'node:crypto';
import { codeFrom, idBytes, makeId } from '../../domain/id.ts';
import type { Chance, Clock } from '../../ports/chance.ts';

export const chanceFrom = (bytes: (count: number) => Buffer): Chance => ({
  id: (kind) => makeId(kind, bytes(idBytes)),
  code: (characters) => codeFrom(bytes(characters - 1)),
  token: () => bytes(32).toString('base64url'),
});

export const systemChance = chanceFrom(randomBytes);
export const systemClock: Clock = { now: () => new Date().toISOString() };
