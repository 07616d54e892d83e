import { randomBytes } from 'node:crypto';
import { codeFrom, idBytes, makeId } from '../../domain/id.ts';
import type { Chance, Clock } from '../../ports/chance.ts';

export const systemChance: Chance = {
  id: (kind) => makeId(kind, randomBytes(idBytes)),
  code: (characters) => codeFrom(randomBytes(characters - 1)),
  token: () => randomBytes(32).toString('base64url'),
};

export const systemClock: Clock = { now: () => new Date().toISOString() };
