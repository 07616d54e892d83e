import type { Kind } from '../domain/id.ts';

/** Time, chance and hashing are given, so that a test can hold them still. */
export type Chance = {
  id(kind: Kind): string;
  /** `characters` of unguessable code with a check character, for people to read aloud. */
  code(characters: number): string;
  /** 256 unguessable bits as base64url. */
  token(): string;
};
export type Clock = { now(): string };
