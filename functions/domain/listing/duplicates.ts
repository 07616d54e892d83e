const tracking = /^(utm_\w+|fbclid|gclid|mc_[ce]id|ref|ref_src)$/i;
const tidy = (path: string) => path.replace(/\/(index|default)\.(html?|php|aspx?)$/i, '/').replace(/\/+$/, '');

/** Two spellings of one address are one: scheme, www, a slash at the end, the order of a query and what only counts visits say nothing. Empty if it is no web address. */
export const sameAddress = (address: string): string => {
  if (!URL.canParse(address)) return '';
  const url = new URL(address);
  if (!/^https?:$/.test(url.protocol)) return '';
  const query = [...url.searchParams].filter(([name]) => !tracking.test(name)).map(([name, value]) => `${name}=${value}`).toSorted().join('&');
  const anchor = /^#[!/]/.test(url.hash) ? url.hash : '';
  return `${url.host.replace(/^www\./, '')}${tidy(url.pathname)}${query ? `?${query}` : ''}${anchor}`;
};

const small = new Set(['a', 'an', 'and', 'at', 'by', 'for', 'from', 'in', 'of', 'on', 'or', 'the', 'to', 'us', 'with']);
export const titleWords = (title: string): string[] => [
  ...new Set(title.normalize('NFKD').replace(/[\u0300-\u036f'’]/g, '').toLowerCase().split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 1 && !small.has(word))),
];

/** From 0 to 1: how many of all their words two titles share. */
export const titleLikeness = (a: string, b: string): number => {
  const [one, other] = [titleWords(a), titleWords(b)];
  const both = one.filter((word) => other.includes(word)).length;
  const all = one.length + other.length - both;
  return all === 0 ? 0 : both / all;
};

export const nearTitle = 0.6;
/** Between agencies only nearly the same words count: many agencies have a “Blockchain pilot”. */
export const nearTitleElsewhere = 0.85;

type Compared = { title: string; url?: string | undefined; agency?: string | undefined };
/** Why the second may be the first once more. */
export const likenessOf = (a: Compared, b: Compared): 'address' | 'title' | undefined => {
  if (a.url && b.url && sameAddress(a.url) === sameAddress(b.url)) return 'address';
  const likeness = titleLikeness(a.title, b.title);
  const needed = a.agency === undefined || b.agency === undefined || a.agency === b.agency ? nearTitle : nearTitleElsewhere;
  return likeness >= needed ? 'title' : undefined;
};
