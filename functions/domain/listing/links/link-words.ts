import { sayDate } from '../partial-date.ts';
import type { Source } from './source.ts';

type Told = Pick<Source, 'state' | 'since' | 'to' | 'lookedAt'>;
const dayOf = (instant: string) => sayDate(instant.slice(0, 10));
/** What the reader should know of a link; nothing where it has not been looked at yet. */
export const sayLink = ({ state, since, lookedAt }: Told): string => {
  if (state === 'unseen' || !lookedAt) return '';
  const looked = dayOf(lookedAt);
  switch (state) {
    case 'fine': return `The link worked on ${looked}.`;
    case 'moved': return `The page moved. Seen on ${looked}.`;
    case 'gone': return `The page is gone since ${dayOf(since)} or earlier.`;
    case 'unclear': return `We could not tell on ${looked} whether the link works.`;
    case 'closed': return 'Its site asks programs to stay away, so we do not check this link.';
  }
};
