import { error, type RequestEvent } from '@sveltejs/kit';
import { api, read, type Problem } from '#lib/api.ts';
import type { EventKind } from '../../../../functions/domain/event/event-words.ts';

const speakerIn = (text: string) => {
  const [name = '', ...rest] = text.split(',');
  return { name: name.trim(), organization: rest.join(',').trim() };
};
/** One speaker a line: name, organization. */
export const speakersIn = (text: string) => text.split('\n').map((line) => line.trim()).filter(Boolean).map(speakerIn);
const speakerText = ({ name, organization }: { name: string; organization: string }): string => (organization ? `${name}, ${organization}` : name);

/** What a host typed, as the API asks for it. An agenda is one line a part: title | minutes | speaker, organization; speaker. */
const agendaOf = (text: string) =>
  text.split('\n').map((line) => line.trim()).filter(Boolean).map((line) => {
    const [title = '', minutes = '', people = ''] = line.split('|').map((part) => part.trim());
    const speakers = people.split(';').map((one) => one.trim()).filter(Boolean).map(speakerIn);
    return { title, speakers, ...(/^\d+$/.test(minutes) ? { minutes: Number(minutes) } : {}) };
  });
const lineFault = (line: string): string => {
  const parts = line.split('|').map((part) => part.trim());
  const [title = '', minutes = '', people = ''] = parts;
  if (parts.length > 3) return 'has more than three parts';
  if (title === '') return 'has no title';
  if (minutes !== '' && !(/^\d{1,3}$/.test(minutes) && Number(minutes) >= 1 && Number(minutes) <= 600)) return 'gives no minutes from 1 to 600 after its first “|”';
  const speakers = people.split(';').map((one) => one.trim()).filter(Boolean).map(speakerIn);
  if (speakers.some(({ name }) => name === '')) return 'names an organization without the speaker before it';
  return speakers.length > 8 ? 'names more than 8 speakers' : '';
};
/** Lines of an agenda that say something else than the form asks for: nothing of them is thrown away. Lines are counted as they are typed, the empty ones too. */
export const agendaFaults = (text: string): { field: string; message: string }[] =>
  text.split('\n').flatMap((line, i) => {
    const wrong = line.trim() === '' ? '' : lineFault(line);
    return wrong ? [{ field: 'agenda', message: `Line ${i + 1} of the agenda ${wrong}. Write it as: Welcome | 10 | Ana Ruiz, City Records; Tom Lee.` }] : [];
  });
/** What is wrong with the words before anybody is asked to keep them; `others` is what is wrong beside them. */
export const wordFaults = (typed: Record<string, string>, others: { field: string; message: string }[] = []): Problem | undefined => {
  const errors = [...others, ...agendaFaults(typed['agenda'] ?? '')];
  return errors.length > 0 ? { title: 'Some answers need a change', status: 422, code: 'invalid', errors } : undefined;
};
const order = ['first', 'starts', 'zone', 'minutes', 'closes', 'time', 'rule', 'count', 'title', 'kind', 'summary', 'place', 'joinLink', 'capacity', 'access', 'agenda', 'talksUntil', 'text', 'others', 'challenge', 'listings', 'reason'];
/** What the API says of a part of a field, as said of the field; one after the other as they stand in the form. */
export const asInForm = (problem: Problem): Problem => {
  const errors = (problem.errors ?? []).map(({ field, message }) => ({ field: field.split('.')[0]!, message: field.startsWith('listings.') ? 'One of these addresses leads to no entry of the atlas. Take the address of its page, one a line.' : message }));
  return { ...problem, ...(problem.errors ? { errors: errors.toSorted((a, b) => order.indexOf(a.field) - order.indexOf(b.field)) } : {}) };
};
const sectorNames = ['government', 'business', 'nonprofit', 'academia', 'other'] as const;
type Others = { people: number; sector: (typeof sectorNames)[number]; organization: string };
/** People who came without having registered, one line each group of them: 12 | government | Harbor Office. */
export const othersIn = (text: string): { others: Others[] } | { problem: Problem } => {
  const rows = text.split('\n').map((line) => line.trim()).filter(Boolean).map((line, i) => {
    const [people = '', named = '', organization = '', ...more] = line.split('|').map((part) => part.trim());
    const sector = sectorNames.find((one) => one === named.toLowerCase());
    return /^\d{1,4}$/.test(people) && Number(people) > 0 && sector && more.length === 0 ? { people: Number(people), sector, organization } : `Line ${i + 1} cannot be read. Write how many, the sector and the organization, as in: 12 | government | Harbor Office. Sectors are ${sectorNames.join(', ')}; the organization may be left out.`;
  });
  const wrong = rows.filter((row) => typeof row === 'string');
  if (wrong.length > 0) return { problem: { title: 'Some answers need a change', status: 422, code: 'invalid', errors: wrong.map((message) => ({ field: 'others', message })) } };
  return { others: rows.filter((row) => typeof row !== 'string') };
};
export const othersText = (others: Others[]): string => others.map(({ people, sector, organization }) => [people, sector, organization].filter(Boolean).join(' | ')).join('\n');
type Part = { title: string; minutes?: number | undefined; speakers: { name: string; organization: string }[] };
export const agendaText = (agenda: Part[]): string =>
  agenda.map(({ title, minutes, speakers }) => [title, minutes ?? '', speakers.map(speakerText).join('; ')].join(' | ').replace(/[ |]+$/, '')).join('\n');

const idsIn = (text: string): string[] => text.split(/\s+/).map((one) => one.split(/[?#]/)[0]!.split('/').findLast(Boolean) ?? '').filter(Boolean);

export const typedIn = async ({ request }: Pick<RequestEvent, 'request'>) => {
  const form = await request.formData();
  return { form, typed: Object.fromEntries([...form].map(([name, value]) => [name, String(value).trim()])) as Record<string, string> };
};
const optional = (text: string | undefined) => text || undefined;

export const wordsIn = (typed: Record<string, string>) => ({
  title: typed['title'] ?? '', kind: (typed['kind'] || 'other') as EventKind, summary: typed['summary'] ?? '', text: typed['text'] ?? '', place: typed['place'] ?? '', joinLink: optional(typed['joinLink']), access: typed['access'] ?? '',
  agenda: agendaOf(typed['agenda'] ?? ''), capacity: typed['capacity'] ? Number(typed['capacity']) : undefined, challenge: optional(typed['challenge'] && idsIn(typed['challenge'])[0]), listings: idsIn(typed['listings'] ?? ''), talksUntil: optional(typed['talksUntil']?.slice(0, 16)),
});
export const timesIn = (typed: Record<string, string>) => ({ zone: typed['zone'] ?? '', starts: (typed['starts'] ?? '').slice(0, 16), minutes: Number(typed['minutes']), closes: optional(typed['closes']?.slice(0, 16)) });

/** The host that the address names, if the caller may hold events as it. */
export const hostOf = async (event: Pick<RequestEvent, 'fetch' | 'url'>) => {
  const { items } = await read(event, api(event).community.events.hosts.$get());
  const wanted = event.url.searchParams.get('host');
  return items.find(({ host }) => (host.kind === 'agency' ? host.agencyId : host.groupId) === wanted) ?? error(404, { message: 'There is no such host, or it is not yours.' });
};
