import * as z from 'zod';
import { oneLine } from '../words/one-line.ts';
import { orcidIn } from './orcid.ts';

const part = (most: number) => oneLine().max(most).refine((text) => !text.includes(','), 'Leave commas out of the parts of a name.');
const Orcid = oneLine().overwrite((text) => orcidIn(text) ?? text).refine((text) => text === '' || orcidIn(text) !== undefined, 'This is no ORCID: its last character does not fit the others. Copy it again, such as 0000-0002-1825-0097.');

/** `family` holds what belongs before it too: “van der Berg”. Who has one name alone has no `given`. */
export const PersonAuthor = z.object({
  kind: z.literal('person'),
  family: part(120).min(1, 'Give the family name, or the only name.'),
  given: part(120).default(''),
  suffix: part(20).default(''),
  affiliation: oneLine().max(200).default(''),
  orcid: Orcid.default(''),
});
export const OrganizationAuthor = z.object({ kind: z.literal('organization'), name: oneLine().min(2, 'Give the name of the organization.').max(200) });
export const Author = z.discriminatedUnion('kind', [PersonAuthor, OrganizationAuthor]);
