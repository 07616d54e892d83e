import { weekdayOf } from '../../domain/call/holidays.ts';
import type { Challenge } from '../../domain/call/challenge.ts';
import type { EventWords } from '../../domain/event/event.ts';
import { markAttendance, tellAfter } from '../../use-cases/host/after-event.ts';
import { publishEvent } from '../../use-cases/host/decide-event.ts';
import { makeSeries } from '../../use-cases/host/make-series.ts';
import { createEvent } from '../../use-cases/host/write-event.ts';
import { registerForEvent } from '../../use-cases/registrant/register-for-event.ts';
import { lena, mara, tim, vera, type Player } from './cast.ts';
import type { Play } from './play-call.ts';
import { talkAfterCall } from './play-comments.ts';

const zone = 'America/New_York';
const online = { place: '', access: 'Live captions. Say in your registration what else you need.' };

const callWords: EventWords = {
  ...online, title: 'Community call: ledgers in city services', kind: 'call', summary: 'Every two weeks somebody shows what they built, and what they would not build again.', text: 'Half an hour of one talk, then questions. Nobody sells anything.',
  joinLink: 'https://meet.civic.example/community-call', agenda: [{ title: 'One talk', minutes: 30, speakers: [] }, { title: 'Questions', minutes: 25, speakers: [] }],
};
const tuesday = 2;

/** What past calls left: who came, and what was written down. The second was not recorded. */
const past: { recorded: boolean; minutes: string; came: [Player, string, boolean][] }[] = [
  { recorded: true, minutes: '## Talk\n\nA library showed how it lends tools without keeping a list of names.\n\n## Asked\n\n- What happens when a phone is lost? A paper card does the same.', came: [[vera, 'Harbor Commons', true], [tim, 'Harborlight', true]] },
  { recorded: false, minutes: '## Talk\n\nA clerk compared three ways to check a permit.\n\n## Agreed\n\n- The next call looks at how an inspector works without a connection.', came: [[lena, 'Harborlight', true], [tim, 'Harborlight', true], [vera, '', false]] },
  { recorded: true, minutes: '## Talk\n\nWhat a pilot cost after it ended, and who pays for its archive.', came: [[lena, 'Harborlight', true]] },
];

/** A fortnightly call with three meetings behind it. */
export const holdCalls = async (play: Play): Promise<void> => {
  const { ports, company, calendar, agency } = play;
  const host = { kind: 'agency' as const, agencyId: agency.id };
  const first = [-50, -49, -48, -47, -46, -45, -44].find((day) => weekdayOf(calendar.local(day, '12:00').slice(0, 10)) === tuesday)!;
  const { events } = await makeSeries(ports, await company.as(mara, calendar.at(first - 10)), { ...callWords, host, zone, first: calendar.local(first, '12:00'), minutes: 55, rule: { every: 'weeks', weeks: 2 }, count: 10 });
  for (const [i, { recorded, minutes, came }] of past.entries()) {
    const { id } = events[i]!;
    const day = first + 14 * i;
    const people: string[] = [];
    for (const [player, organization, counted] of came) {
      const caller = await company.as(player, calendar.at(day - 3));
      await registerForEvent(ports, caller, id, { name: player.name, organization, sector: 'nonprofit', access: '', counted });
      people.push(caller.person.id);
    }
    const host = await company.as(mara, calendar.at(day + 1));
    const { version } = await markAttendance(ports, host, id, { came: people, others: [] }, 1);
    const address = `https://civic.example/calls/${i + 1}`;
    await tellAfter(ports, host, id, { as: 'held', minutes, recording: recorded ? { url: address, captionsUrl: `${address}/captions` } : undefined }, version);
  }
  await talkAfterCall(play, events[0]!.id, first);
};

/** Before the open call closes: a session for questions, and the day on which teams will show what they made. */
export const planSessions = async ({ ports, company, calendar, agency }: Play, { slug }: Challenge): Promise<void> => {
  const host = { kind: 'agency' as const, agencyId: agency.id };
  const caller = await company.as(mara, calendar.at(-2));
  const shared = { ...online, host, zone, text: '', agenda: [], listings: [], challenge: slug };
  const session = await createEvent(ports, caller, { ...shared, title: 'Questions about the open call', kind: 'info-session', summary: 'What the rules mean, and what a good entry shows. What is answered here stands on the updates page too.', joinLink: 'https://meet.civic.example/questions', starts: calendar.local(4, '13:00'), minutes: 45, capacity: 40 });
  await publishEvent(ports, caller, session.id, session.version);
  const day = await createEvent(ports, caller, { ...shared, title: 'Demo day of the open call', kind: 'demo-day', summary: 'Teams show what they made, table by table. Everybody may come.', place: 'City Hall, Room 4', starts: calendar.local(45, '10:00'), minutes: 240, capacity: 120 });
  await publishEvent(ports, caller, day.id, day.version);
};
