import type { Challenge } from '../../domain/call/challenge.ts';
import { sentEntries } from '../../use-cases/agency/assigning/judging-field.ts';
import { redactEntry } from '../../use-cases/agency/entries/redact-entry.ts';
import { mara } from './cast.ts';
import type { EntryCard } from '../../ports/entries.ts';
import type { Play } from './play-call.ts';
import { tellings } from './tellings.ts';

/** The manager looks through entries for her judges, and takes out what tells who made one. */
export const lookThrough = async (play: Play, challenge: Challenge, day: number, wanted: (entry: EntryCard) => boolean = () => true): Promise<void> => {
  const { ports, company, calendar } = play;
  for (const [n, entry] of (await sentEntries(ports, challenge.id)).filter(wanted).entries()) {
    const sent = (await ports.entries.sent(entry.id, entry.sentVersion))!;
    const how = sent.sections.find(({ section }) => section === 'approach')?.answers['how'] as string;
    const telling = tellings[entry.title];
    const caller = await company.as(mara, calendar.at(day, n * 9));
    await redactEntry(ports, caller, { challengeId: challenge.id, entryId: entry.id, n: entry.sentVersion, title: entry.title, words: telling ? { how: how.replace(telling.sent, telling.left) } : {}, withheld: [], version: 0 });
  }
};
