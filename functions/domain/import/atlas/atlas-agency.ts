import type { Agency } from '../../people/agency.ts';
import { findAgency, sameness, type Directory } from '../directory.ts';

/** “U.S. Navy” stands in a directory as “Department of the Navy”, and “U.S. Postal Service” as “United States Postal Service”. */
const otherNames = (heading: string): string[] => {
  const bare = heading.replace(/^U\.S\. /, '');
  return bare === heading ? [heading] : [heading, `United States ${bare}`, `Department of the ${bare}`];
};

const whole = (text: string, directory: Directory): Agency | undefined => {
  const { agency, missing } = findAgency(text, directory);
  return missing.length === 0 ? agency : undefined;
};

/** “Department of Health and Human Services Office of the National Coordinator …”: an agency and one under it without a comma between. */
const split = (heading: string, directory: Directory): Agency | undefined => {
  const above = directory.filter(({ name }) => heading.startsWith(`${name} `)).toSorted((a, b) => b.name.length - a.name.length)[0];
  return above && whole(`${above.name}, ${heading.slice(above.name.length + 1)}`, directory);
};

/** “Centers for Disease Control”, where one name alone goes on from there. */
const begun = (heading: string, directory: Directory): Agency | undefined => {
  const starts = directory.filter(({ name }) => name.startsWith(`${heading} `));
  return heading.split(' ').length >= 3 && starts.length === 1 ? starts[0] : undefined;
};

export type AgencyRead = { agency: Agency; as: 'its name' | 'another form of its name' } | undefined;
/** The agency of the directory that a heading names. */
export const agencyNamed = (heading: string, directory: Directory): AgencyRead => {
  for (const name of otherNames(heading)) {
    const agency = whole(name, directory);
    if (agency) return { agency, as: sameness(agency.name) === sameness(heading) ? 'its name' : 'another form of its name' };
  }
  const agency = split(heading, directory) ?? begun(heading, directory);
  return agency && { agency, as: 'another form of its name' };
};
