import * as z from 'zod';
import { idOf } from '../id.ts';
import { newsPaces } from '../follow/news-paces.ts';
import { isZone } from '../moment.ts';
import { oneLine, personName } from '../words/one-line.ts';

export const Person = z.object({
  id: idOf('person'),
  /** A person is (issuer, subject); both are empty once the account is closed. */
  issuer: z.string(),
  subject: z.string(),
  /** Counts only because the issuer verified it. Empty once the account is closed. */
  email: z.union([z.email(), z.literal('')]),
  name: z.string().trim().min(1, 'Enter your name.').max(120),
  organization: z.string().trim().max(160).default(''),
  zone: z.string().default('America/New_York'),
  notify: z.object({ challenges: z.boolean(), reminders: z.boolean() }).default({ challenges: true, reminders: true }),
  /** How soon news of what somebody follows comes, while it comes at all. */
  newsPace: z.enum(newsPaces).default('at-once'),
  shortcuts: z.boolean().default(true),
  operator: z.boolean().default(false),
  /** Decides what the public adds to the atlas. */
  moderator: z.boolean().default(false),
  locked: z.object({ at: z.iso.datetime(), by: z.string(), reason: z.string() }).optional(),
  /** Stays readable for operators once the account is unlocked. */
  lastLock: z.object({ at: z.iso.datetime(), by: z.string(), reason: z.string(), endedAt: z.iso.datetime(), endedBy: z.string() }).optional(),
  closed: z.object({ at: z.iso.datetime() }).optional(),
  /** Every session made until then is void, whatever a late index still lists. */
  signedOutAt: z.iso.datetime().optional(),
  createdAt: z.iso.datetime(),
  version: z.number().int(),
});
export type Person = z.infer<typeof Person>;

export const mayAct = (person: Person): boolean => !person.locked && !person.closed;

const { zone, notify, newsPace, shortcuts } = Person.shape;
/** What a person may set about themselves. No defaults here: a part left out of a change stays as it is. */
export const Profile = z.object({
  name: personName().min(1, 'Enter your name.').max(120), organization: oneLine().max(160), zone: zone.unwrap().refine(isZone, 'Choose a time zone from the list.'),
  notify: notify.unwrap(), newsPace: newsPace.unwrap(), shortcuts: shortcuts.unwrap(),
});
export type Profile = z.infer<typeof Profile>;

/** What the letters of a kind may be turned off by. Letters about one's own entry, team or judging always come. */
export type Preference = keyof Person['notify'];
export const wants = (person: Person, preference: Preference): boolean => mayAct(person) && person.notify[preference];

export const closedName = 'Closed account';

/** What stays so that acts keep their author's id; everything personal goes. */
export const closedPerson = (person: Person, at: string): Person => ({
  id: person.id, issuer: '', subject: '', email: '', name: closedName, organization: '', zone: 'UTC', notify: { challenges: false, reminders: false },
  newsPace: 'at-once', shortcuts: true, operator: false, moderator: false, closed: { at }, signedOutAt: at, createdAt: person.createdAt, version: person.version + 1,
});
