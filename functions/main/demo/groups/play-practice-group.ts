import { weekdayOf } from '../../../domain/call/holidays.ts';
import type { CalendarEvent, EventHost } from '../../../domain/event/event.ts';
import { localOf } from '../../../domain/zone.ts';
import { quarterBefore, quarterOf, type Quarter } from '../../../domain/group/quarter.ts';
import { createGroup } from '../../../use-cases/agency/create-group.ts';
import { makeSpace, writeCharter } from '../../../use-cases/chair/change-group.ts';
import { admitMember } from '../../../use-cases/chair/keep-members.ts';
import { addProduct } from '../../../use-cases/chair/keep-products.ts';
import { markAttendance, tellAfter } from '../../../use-cases/host/after-event.ts';
import { cancelEvent } from '../../../use-cases/host/decide-event.ts';
import { makeSeries } from '../../../use-cases/host/make-series.ts';
import { changeEvent } from '../../../use-cases/host/write-event.ts';
import { joinGroup, leaveGroup } from '../../../use-cases/member/membership.ts';
import { write } from '../../../use-cases/member/space.ts';
import { proposeTalk } from '../../../use-cases/registrant/propose-talk.ts';
import { registerForEvent } from '../../../use-cases/registrant/register-for-event.ts';
import { lena, mara, vera, type Player } from '../cast.ts';
import type { Play } from '../play-call.ts';
import { ada, charter, counterGroup, dana, emeka, fates, later, lucia, noor, owen, piet, practiceCall, practiceGroup, rosa, sam, yuki, type CallFate } from './practice-group.ts';

const zone = 'America/New_York';
const thursday = 4;
const day = 86_400_000;
const plus = (instant: string, days: number): string => new Date(Date.parse(instant) + days * day).toISOString();

/** Six fortnightly Thursdays fit between the ninth day of any quarter and its end, and no seventh. */
const firstOf = ({ from }: Quarter): string => [8, 9, 10, 11, 12, 13, 14].map((days) => plus(from, days).slice(0, 10)).find((date) => weekdayOf(date) === thursday)!;

const joins = async ({ ports, company }: Play, groupId: string, player: Player, at: string): Promise<void> => {
  const caller = await company.as(player, at);
  await joinGroup(ports, caller, groupId, { note: '', named: true });
  await admitMember(ports, await company.as(mara, plus(at, 1)), groupId, caller.person.id);
};

/** One call as it was told afterwards. */
const tellCall = async ({ ports, company }: Play, { id, startsAt }: CalendarEvent, { title, talks, came, cancelled, minutes, recorded }: CallFate, n: number): Promise<void> => {
  const before = await company.as(mara, plus(startsAt, -7));
  if (cancelled) return void (await cancelEvent(ports, before, id, cancelled, 1));
  if (!title) return undefined;
  const { agenda, ...words } = practiceCall;
  let { version } = await changeEvent(ports, before, id, { ...words, title: `${practiceCall.title}: ${title}`, agenda: [...(talks ?? []), agenda.at(-1)!], listings: [] }, 1);
  const people = await Promise.all((came ?? []).map(async ({ name, organization, sector, counted, ...player }) => {
    const caller = await company.as({ ...player, name, organization }, plus(startsAt, -3));
    await registerForEvent(ports, caller, id, { name, organization, sector, access: '', counted });
    return caller.person.id;
  }));
  const after = await company.as(mara, plus(startsAt, 1));
  if (came) ({ version } = await markAttendance(ports, after, id, { came: people, others: [] }, version));
  const address = `https://civic.example/wallet-practice/${n + 1}`;
  await tellAfter(ports, after, id, { as: 'held', minutes, recording: recorded ? { url: address, captionsUrl: `${address}/captions` } : undefined }, version);
};

const writeInside = async ({ ports, company }: Play, groupId: string, { from }: Quarter): Promise<void> => {
  const group = (await ports.groups.find(groupId))!;
  await makeSpace(ports, await company.as(mara, plus(from, 20)), groupId, group.version);
  await write(ports, await company.as(noor, plus(from, 21)), groupId, { kind: 'post', title: 'Our vendor asks for names of members', text: 'They want to sell a reader for counters. I said that names stay in here. *Has anybody bought one?*' });
  await write(ports, await company.as(mara, plus(from, 40)), groupId, { kind: 'document', title: 'Prices we were offered', text: '| Reader | Each | Yearly |\n|---|---|---|\n| Counter A | 240 dollars | 30 dollars |\n| Counter B | 90 dollars | 75 dollars |\n\nNot for outside: two of these offers are not public.' });
};

/** The call after the next one is looking for a talk, and has one proposed. */
const callForTalks = async ({ ports, company, calendar }: Play, events: CalendarEvent[]): Promise<void> => {
  const event = events.filter(({ startsAt }) => startsAt > calendar.at(4)).at(0);
  if (!event) return;
  await changeEvent(ports, await company.as(mara, calendar.at(-2)), event.id, { ...practiceCall, listings: [], talksUntil: localOf(plus(event.startsAt, -3), zone) }, 1);
  await proposeTalk(ports, await company.as(rosa, calendar.at(-1)), event.id, { title: 'When a landlord asks for the phone', abstract: 'Tenants were asked to hand over an unlocked phone at a counter. What we changed, and what we could not.', speakers: [{ name: rosa.name, organization: rosa.organization }], minutes: 25, access: '' });
};

/** A living group, with one full quarter behind it: calls held and missed, who came, who spoke, what it wrote, who joined and left. */
export const meetInGroup = async (play: Play): Promise<void> => {
  const { ports, company, calendar, agency } = play;
  const now = calendar.ago(0);
  const quarter = quarterBefore(quarterOf(now));
  const early = plus(quarter.from, -10);
  const { id: groupId } = await createGroup(ports, await company.as(mara, early), { ...practiceGroup, agencyId: agency.id });
  const host: EventHost = { kind: 'group', groupId };
  await writeCharter(ports, await company.as(mara, early), groupId, { text: charter, note: '' }, 1);
  for (const player of [noor, owen, lucia, sam, emeka, yuki, ada]) await joins(play, groupId, player, plus(early, 3));
  const first = firstOf(quarter);
  const count = Math.min(26, Math.ceil((Date.parse(now) - Date.parse(first)) / (14 * day)) + 4);
  const { events } = await makeSeries(ports, await company.as(mara, plus(early, 1)), { ...practiceCall, host, zone, first: `${first}T13:00`, minutes: 55, rule: { every: 'weeks', weeks: 2 }, count });
  for (const [n, fate] of fates.entries()) await tellCall(play, events[n]!, fate, n);
  for (const [n, event] of events.slice(fates.length).filter(({ endsAt }) => plus(endsAt, 1) < now).entries()) await tellCall(play, event, later[n % later.length]!, fates.length + n);
  for (const player of [dana, piet]) await joins(play, groupId, player, plus(quarter.from, 12));
  await leaveGroup(ports, await company.as(owen, plus(quarter.to, -1)), groupId);
  await writeInside(play, groupId, quarter);
  const chair = await company.as(mara, plus(quarter.to, -3));
  const month = (n: number) => plus(quarter.from, n).slice(0, 7);
  const shared = { url: 'https://civic.example/wallet-practice/briefs', edition: '1', authors: [lucia.name, noor.name] };
  await addProduct(ports, chair, groupId, { ...shared, title: 'Ten questions before a wallet', kind: 'brief', date: month(40) });
  await addProduct(ports, chair, groupId, { ...shared, title: 'How offices check a permit at the counter', kind: 'deck', date: plus(quarter.to, -12).slice(0, 10), authors: [sam.name] });
  await addProduct(ports, chair, groupId, { ...shared, title: 'Words we agree on', kind: 'other', edition: '', date: quarter.from.slice(0, 4), authors: [] });
  // of the quarter that runs: in no figure of the one before
  const lately = plus(quarter.to, 0.4);
  if (plus(lately, 1) > now) return;
  await callForTalks(play, events);
  await joins(play, groupId, rosa, lately);
  await joins(play, groupId, lena, lately);
  await joinGroup(ports, await company.as(vera, calendar.at(-1)), groupId, { note: 'I check permits at a market.', named: false });
  await createGroup(ports, await company.as(mara, lately), { ...counterGroup, agencyId: agency.id, parentId: groupId });
};
