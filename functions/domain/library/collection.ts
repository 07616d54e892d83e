import * as z from 'zod';
import { idOf } from '../id.ts';
import { oneLine, paragraphs } from '../words/one-line.ts';
import { mostInCollection } from './library-words.ts';
import { Keeper, Link, LinkTo } from './publication.ts';

const note = () => paragraphs().max(600, 'Write a note of at most 600 characters.').default('');
const heading = { title: oneLine().min(3, 'Give the collection a title of at least 3 characters.').max(200), about: paragraphs().max(2000, 'Write at most 2,000 characters.').default('') };

export const CollectionWords = z.object({
  ...heading,
  shown: z.boolean().default(false).describe('Whether everybody reads it'),
  items: z.array(LinkTo.extend({ note: note() })).max(mostInCollection, `A collection holds at most ${mostInCollection} things.`).default([]),
});
export type CollectionWords = z.infer<typeof CollectionWords>;

/** An ordered list with a note on each thing. `since`: the version of the collection that brought it. */
export const Collection = z.object({
  id: idOf('collection'), keeper: Keeper, keeperName: z.string(), title: z.string(), about: z.string(), shown: z.boolean(), items: z.array(Link.extend({ note: z.string(), since: z.number().int().default(1) })),
  createdAt: z.iso.datetime(), changedAt: z.iso.datetime(), version: z.number().int(),
});
export type Collection = z.infer<typeof Collection>;

export const CollectionCard = Collection.pick({ id: true, keeperName: true, title: true, about: true, shown: true, changedAt: true }).extend({ count: z.number().int() });
export type CollectionCard = z.infer<typeof CollectionCard>;
export const cardOf = ({ id, keeperName, title, about, shown, changedAt, items }: Collection): CollectionCard => ({ id, keeperName: keeperName.slice(0, 100), title, about: about.slice(0, 280), shown, changedAt, count: items.length });

/** What stands under each thing that a collection which everybody reads holds. */
export const CollectionPlace = Collection.pick({ id: true, keeperName: true, title: true });
export type CollectionPlace = z.infer<typeof CollectionPlace>;
export const placeOf = ({ id, keeperName, title }: Collection): CollectionPlace => ({ id, keeperName: keeperName.slice(0, 100), title });
