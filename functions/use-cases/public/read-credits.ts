import type { Contributor } from '../../domain/listing/contributor.ts';
import type { Listed } from '../../ports/page.ts';
import type { Ports } from '../../ports/ports.ts';

export type Credit = Pick<Contributor, 'added' | 'corrected' | 'lastAt'> & { name: string };

/** Those who wanted to be named, by name. Whoever closed their account is named no more. */
export const readCredits = async (ports: Pick<Ports, 'contributors' | 'people'>, after: string | undefined): Promise<Listed<Credit>> => {
  const { items, next } = await ports.contributors.list(after);
  const people = await ports.people.findMany(items.map(({ personId }) => personId));
  const names = new Map(people.filter(({ closed }) => !closed).map(({ id, name }) => [id, name]));
  return { items: items.flatMap(({ personId, added, corrected, lastAt }) => (names.has(personId) ? [{ name: names.get(personId)!, added, corrected, lastAt }] : [])), next };
};
