import * as z from 'zod';
import { sectors } from '../group/health.ts';
import { idOf } from '../id.ts';
import { isZone } from '../moment.ts';
import { oneLine, paragraphs, properName } from '../words/one-line.ts';
import { eventKinds } from './event-words.ts';

export const mostSeats = 500;
export const mostTalks = 30;

export const EventHost = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('agency'), agencyId: idOf('agency') }),
  z.object({ kind: z.literal('group'), groupId: idOf('group') }),
]);
export type EventHost = z.infer<typeof EventHost>;
export const hostId = (host: EventHost): string => (host.kind === 'agency' ? host.agencyId : host.groupId);

const isWeb = (text: string) => URL.canParse(text) && ['https:', 'http:'].includes(new URL(text).protocol) && !new URL(text).username;
export const webAddress = () => z.string().trim().max(1000).refine(isWeb, 'Give a web address that starts with https:// or http://.');

export const Speaker = z.object({ name: properName().min(1, 'Say who speaks.').max(120), organization: oneLine().max(160).default('') });
export const AgendaItem = z.object({ title: oneLine().min(1, 'Give this part of the agenda a title.').max(200), minutes: z.number().int().min(1).max(600).optional(), speakers: z.array(Speaker).max(8).default([]) });
export type AgendaItem = z.infer<typeof AgendaItem>;

/** People of one organization who came. Those who did not agree to be counted by organization stand under none. */
export const Came = z.object({ organization: z.string(), sector: z.enum(sectors), people: z.number().int() });
export type Came = z.infer<typeof Came>;

/** `series`: the version of its series with which it was done, where it was not done to this date alone. */
const Reason = z.object({ at: z.iso.datetime(), by: z.string(), reason: z.string(), series: z.number().int().optional() });
export const EventLink = z.object({ id: z.string().max(120), title: z.string().max(300) });

/** What a host writes. */
export const EventWords = z.object({
  title: oneLine().min(3, 'Give the event a title of at least 3 characters.').max(150),
  kind: z.enum(eventKinds),
  summary: oneLine().max(280, 'Say it in at most 280 characters.').default(''),
  text: paragraphs().max(6000, 'Write at most 6,000 characters.').default(''),
  place: oneLine().max(200).default('').describe('Where people meet; left empty where they meet online only'),
  joinLink: webAddress().optional().describe('Where people meet online: shown to those who hold a seat, and to hosts'),
  access: paragraphs().max(1000).default('').describe('What the host provides: captions, an interpreter, a step-free way in'),
  agenda: z.array(AgendaItem).max(mostTalks, `Write at most ${mostTalks} parts.`).default([]),
});
export type EventWords = z.infer<typeof EventWords>;

export const CalendarEvent = EventWords.extend({
  id: idOf('event'),
  host: EventHost,
  hostName: z.string(),
  zone: z.string().refine(isZone),
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  /** Left out: everybody who registers has a seat. */
  capacity: z.number().int().optional(),
  /** A limit was set after people had seats without one: until those are counted nobody gets a seat. */
  uncounted: z.literal(true).optional(),
  /** Registration ends before this instant. */
  closesAt: z.iso.datetime(),
  /** The last instant at which talks can be proposed: the whole minute that is printed. */
  talksUntil: z.iso.datetime().optional(),
  seriesId: idOf('series').optional(),
  /** The version of its series that was last written on it: an act that was broken off goes on where this is older. */
  seriesVersion: z.number().int().optional(),
  challenge: EventLink.extend({ slug: z.string() }).optional(),
  listings: z.array(EventLink).default([]),
  published: z.object({ at: z.iso.datetime(), by: z.string() }).optional(),
  cancelled: Reason.optional(),
  /** The last time it was moved, and why. */
  moved: Reason.extend({ from: z.iso.datetime() }).optional(),
  /** What the host said once it was over. */
  outcome: z.object({ as: z.enum(['held', 'missed']), at: z.iso.datetime(), by: z.string() }).optional(),
  attendance: z.array(Came).optional(),
  /** Of those: people who came without having registered, as the host counted them. */
  unregistered: z.array(Came).max(50).optional(),
  recording: z.object({ url: z.string(), captionsUrl: z.string() }).optional(),
  minutes: z.string().max(20_000).optional(),
  /** What registrants said about access was taken out. */
  erasedAt: z.iso.datetime().optional(),
  /** RFC 5545: grows with each change that a calendar should follow. */
  sequence: z.number().int(),
  createdAt: z.iso.datetime(),
  changedAt: z.iso.datetime(),
  version: z.number().int(),
});
export type CalendarEvent = z.infer<typeof CalendarEvent>;

/** What lists show, in at most 1 KB; the join link is in none of them. */
export const EventCard = CalendarEvent.pick({ id: true, title: true, kind: true, summary: true, place: true, host: true, hostName: true, zone: true, startsAt: true, endsAt: true, seriesId: true, sequence: true, changedAt: true }).extend({
  online: z.boolean(), published: z.boolean(), cancelled: z.boolean(), outcome: z.enum(['held', 'missed']).optional(), recorded: z.boolean(), noted: z.boolean(), challenge: z.string().optional(),
});
export type EventCard = z.infer<typeof EventCard>;

export const cardOf = (event: CalendarEvent): EventCard => ({
  id: event.id, title: event.title, kind: event.kind, summary: event.summary.slice(0, 160), place: event.place.slice(0, 120), host: event.host, hostName: event.hostName.slice(0, 120), zone: event.zone,
  startsAt: event.startsAt, endsAt: event.endsAt, seriesId: event.seriesId, sequence: event.sequence, changedAt: event.changedAt,
  online: event.joinLink !== undefined, published: event.published !== undefined, cancelled: event.cancelled !== undefined, outcome: event.outcome?.as, recorded: event.recording !== undefined, noted: event.minutes !== undefined, challenge: event.challenge?.id,
});
