import { error, type RequestEvent } from '@sveltejs/kit';
import { formTypes, type About } from '../../../../functions/domain/library/library-forms.ts';
import { languages, licenses, publicationKinds } from '../../../../functions/domain/library/library-words.ts';
import { fileOf } from './event-files.ts';

type Event = Pick<RequestEvent, 'url' | 'platform'>;
export type ListForm = keyof typeof formTypes;

/** Which form of a list an address asks for. */
export const formOf = (form: string): ListForm => (Object.hasOwn(formTypes, form) ? (form as ListForm) : error(404, { message: 'This list has a JSON, a CSV, an Atom and a JSON Feed form.' }));

const oneOf = <T extends string>(all: readonly T[], asked: string | null): T | undefined => all.find((one) => one === asked);
/** The filters that an address names; what is no filter is left out. */
export const filtersIn = ({ searchParams }: URL) => {
  const year = searchParams.get('year')?.trim() ?? '';
  return {
    filter: { kind: oneOf(publicationKinds, searchParams.get('kind')), license: oneOf(licenses, searchParams.get('license')), language: oneOf(languages, searchParams.get('language')), year: /^\d{4}$/.test(year) ? year : undefined },
    yearFault: year === '' || /^\d{4}$/.test(year) ? undefined : { typed: year.slice(0, 40), why: 'Give a year of four digits, such as 2017. This filter is not applied.' },
  };
};

/** What a file says of itself; `next` continues it. */
export const aboutFile = ({ url, platform }: Event, { title, page }: { title: string; page: string }, next?: string): About => {
  const further = new URLSearchParams(url.searchParams);
  if (next) further.set('cursor', next);
  return { origin: url.origin, name: platform?.siteName ?? 'Open Challenges', title, page, self: url.pathname + url.search, ...(next ? { next: `${url.pathname}?${further}` } : {}), at: platform?.now() ?? new Date().toISOString() };
};

const mostPages = 20;
/** All pages up to 500 rows, and where the next begins. */
export const pagesOf = async <T>(first: string | undefined, read: (cursor: string | undefined) => Promise<{ items: T[]; next?: string | undefined }>): Promise<{ items: T[]; next?: string | undefined }> => {
  const items: T[] = [];
  let cursor = first;
  for (let n = 0; n < mostPages; n++) {
    const found = await read(cursor);
    items.push(...found.items);
    cursor = found.next;
    if (!cursor) break;
  }
  return { items, next: cursor };
};

export const listFile = (text: string, form: ListForm, name: string, { next, origin }: About): Response => {
  const reply = fileOf(text, formTypes[form], `${name}.${form}`);
  if (next) reply.headers.set('link', `<${origin}${next}>; rel="next"`);
  return reply;
};
