import { CalendarEvent } from '../../functions/domain/event/event.ts';
import type { Attendance } from '../../functions/domain/group/health.ts';
import { people } from './people.ts';
import type { World } from './world.ts';

type Call = { day: string; came?: Attendance[]; speakers?: { name: string; organization: string }[]; as?: 'held' | 'missed'; cancelled?: true };
const from = (organization: string, sector: Attendance['sector'], count: number): Attendance => ({ organization, sector, people: count });
const ana = { name: 'Ana Silva', organization: 'City lab' };
const ben = { name: 'Ben Okoye', organization: 'Harbor school' };

/** The last quarter of 2026: seven calls, of which three are known, one is held and unknown, one cancelled, one missed by word and one by the clock. */
export const quarterCalls: Call[] = [
  { day: '2026-10-06', as: 'held', came: [from('City lab', 'government', 3), from('State office', 'government', 3), from('Alder', 'business', 2), from('Birch', 'business', 2)], speakers: [ana] },
  { day: '2026-10-20', as: 'held', came: [from('City lab', 'government', 2), from('Alder', 'business', 4)], speakers: [ana, ben] },
  { day: '2026-11-03', cancelled: true },
  { day: '2026-11-17', as: 'missed' },
  { day: '2026-12-01', as: 'held', speakers: [ben] },
  { day: '2026-12-15', as: 'held', came: [from('State office', 'government', 4), from('Birch', 'business', 4)] },
  { day: '2026-12-29' },
];

/** Puts calls of a group into the calendar, as what became of them was told. */
export const holdCalls = async ({ ports }: World, groupId: string, calls: Call[] = quarterCalls): Promise<void> => {
  for (const { day, came, speakers = [], as, cancelled } of calls) {
    const [startsAt, endsAt, by] = [`${day}T15:00:00.000Z`, `${day}T16:00:00.000Z`, people.mara.id];
    const draft = CalendarEvent.parse({
      id: ports.chance.id('event'), host: { kind: 'group', groupId }, hostName: 'Wallet practice group', title: `Call of ${day}`, kind: 'call', agenda: speakers.map((speaker) => ({ title: 'A talk', speakers: [speaker] })),
      zone: 'UTC', startsAt, endsAt, closesAt: startsAt, sequence: 0, createdAt: startsAt, changedAt: startsAt, version: 1,
    });
    const told: CalendarEvent = { ...draft, published: { at: startsAt, by }, attendance: came, ...(as ? { outcome: { as, at: endsAt, by } } : {}), ...(cancelled ? { cancelled: { at: startsAt, by, reason: 'The room was taken.' } } : {}), version: 2 };
    const deed = () => ({ id: ports.chance.id('act'), kind: 'event.created' as const, about: draft.id, by, at: startsAt, refs: {} });
    await ports.events.create(draft, deed());
    await ports.events.change(draft, told, deed());
  }
};
