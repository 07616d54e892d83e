import * as z from 'zod';
import { idOf } from '../id.ts';
import { webAddress } from '../listing/listing.ts';
import { PartialDate } from '../listing/partial-date-form.ts';
import { oneLine } from '../words/one-line.ts';

export const productKinds = ['report', 'white-paper', 'brief', 'deck', 'recording', 'standard', 'code', 'other'] as const;
export type ProductKind = (typeof productKinds)[number];

/** Something the group made. */
export const WorkProduct = z.object({
  id: idOf('product'),
  groupId: idOf('group'),
  title: z.string(),
  kind: z.enum(productKinds),
  url: z.string(),
  edition: z.string().default(''),
  date: PartialDate,
  authors: z.array(z.string()).default([]),
  addedAt: z.iso.datetime(),
  version: z.number().int(),
});
export type WorkProduct = z.infer<typeof WorkProduct>;

export const ProductWords = z.object({
  title: oneLine().min(3, 'Give its title, in at least 3 characters.').max(200),
  kind: z.enum(productKinds),
  url: webAddress(),
  edition: oneLine().max(40).default(''),
  date: PartialDate,
  authors: z.array(oneLine().min(2).max(120)).max(30, 'Name at most 30 authors.').default([]),
});
export type ProductWords = z.infer<typeof ProductWords>;
