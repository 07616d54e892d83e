import { writeAtom } from '../../words/feed.ts';
import type { RegistryChange } from './registry-change.ts';

type Feed = { agency: string; /** The page of the registry. */ page: string; /** The feed's own address, with no cursor. */ self: string; next?: string | undefined; /** The address of a credential's page. */ credential: (number: string) => string; /** Where nothing has happened yet. */ now: string };

const words: Record<RegistryChange['what'], string> = {
  issued: 'was issued', suspended: 'was suspended', reinstated: 'was reinstated', withdrawn: 'was withdrawn', replaced: 'was replaced', renewed: 'was renewed',
};

/** What became of an agency's credentials, newest first, for programs that follow it. It names nobody: a number, what, when. */
export const registryFeed = (changes: readonly Omit<RegistryChange, 'id'>[], { agency, page, self, next, credential, now }: Feed): string => writeAtom({
  id: self, title: `Credentials of ${agency}: what became of them`, subtitle: 'What ends by its date is in no entry: the date says so.', updated: changes[0]?.at ?? now, author: agency, page, self, next,
  entries: changes.map(({ number, what, at }) => ({ id: `${credential(number)}#${what}-${at}`, page: credential(number), title: `${number} ${words[what]}`, updated: at, category: { term: what } })),
});
