import { error, type RequestEvent } from '@sveltejs/kit';
import { api, read } from '#lib/api.ts';
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
