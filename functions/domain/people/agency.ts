import * as z from 'zod';
import { idOf } from '../id.ts';
import { Wears } from '../theme/theme.ts';
import { isOwnWord } from './own-address.ts';

export const staffRoles = ['manager', 'approver', 'conflicts-officer'] as const;
export type StaffRole = (typeof staffRoles)[number];
export const roleWords: Record<StaffRole, string> = { manager: 'manager', approver: 'approver', 'conflicts-officer': 'conflicts officer' };

export const Agency = z.object({
  id: idOf('agency'),
  slug: z.string().regex(/^[a-z0-9-]{2,80}$/, 'Use 2 to 80 small letters, digits and dashes.'),
  name: z.string().min(2).max(160),
  acronym: z.string().max(20).default(''),
  parent: idOf('agency').optional(),
  about: z.string().max(2000).default(''),
  website: z.url({ protocol: /^https?$/, error: 'Give a web address that starts with https://' }).optional(),
  /** Ours to run challenges on, or only listed (imported from a directory). */
  standing: z.enum(['tenant', 'listed']),
  createdAt: z.iso.datetime(),
  /** How its public pages look, where that is not as the site does. */
  theme: Wears.optional(),
  version: z.number().int(),
});
export type Agency = z.infer<typeof Agency>;

/** The word a new agency's address ends with. */
export const NewSlug = z
  .string()
  .regex(/^[a-z0-9-]{2,80}$/, 'Use 2 to 80 small letters, digits and dashes, such as city-records.')
  .refine((slug) => !isOwnWord(slug), 'The site needs this word for pages of its own. Choose another, such as the agency’s name.');

export const Membership = z.object({
  agencyId: idOf('agency'),
  personId: idOf('person'),
  roles: z.array(z.enum(staffRoles)).min(1),
  addedBy: z.string(),
  addedAt: z.iso.datetime(),
});
export type Membership = z.infer<typeof Membership>;

/** A part promised to whoever proves to hold the address: given at their first sign-in. Without an agency it is the operator's. */
export const Awaited = z.object({
  email: z.email(),
  agencyId: idOf('agency').optional(),
  roles: z.array(z.enum(staffRoles)).default([]),
  addedBy: z.string(),
  addedAt: z.iso.datetime(),
});
export type Awaited = z.infer<typeof Awaited>;
