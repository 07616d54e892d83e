import * as z from 'zod';
import { idOf, isId, type Kind } from '../id.ts';
import { readSearch } from './followed-search.ts';

export const followKinds = ['challenge', 'listing', 'event', 'series', 'group', 'agency', 'publication', 'collection', 'search'] as const;
export type FollowKind = (typeof followKinds)[number];

/** Each new entry of the atlas is held against all searches of everybody. */
export const mostSearches = 30;

/** What is followed: an id that carries its kind, or a search of the atlas in the words of its address. */
export const FollowTarget = z.string().min(5).max(400);
export const kindOfTarget = (target: string): FollowKind | undefined =>
  readSearch(target) ? 'search' : followKinds.find((kind) => kind !== 'search' && isId(kind as Kind, target));

/** A person who wants to hear what happens to something, without taking part. */
export const Follow = z.object({ target: FollowTarget, personId: idOf('person'), since: z.iso.datetime() });
export type Follow = z.infer<typeof Follow>;

/** As it was kept while challenges alone were followed. */
export const fromChallenge = ({ challengeId, ...rest }: Record<string, unknown>): Record<string, unknown> => ({ target: challengeId, ...rest });
