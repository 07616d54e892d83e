import { entriesPhase } from '../../../domain/call/challenge.ts';
import { entryState } from '../../../domain/entry/entry.ts';
import { draftReminderLetter } from '../../../domain/letters/team.ts';
import type { Ports } from '../../../ports/ports.ts';
import { pagesOf } from '../../site-pages.ts';
import { about } from './told-about.ts';
import { writeLetters, type Cause, type ToWrite } from './write-letters.ts';
import { writePages, type Progress } from '../write-pages.ts';

type Needed = ToWrite & Pick<Ports, 'challenges' | 'entries' | 'teams' | 'mailings' | 'clock'>;

/** Before the close, teams whose entry was never sent. What was sent meanwhile, or after the close, needs no reminder. */
export const remindTeams = async (ports: Needed, act: Cause): Promise<Progress> => {
  const challenge = await about(ports, act);
  const close = entriesPhase(challenge)?.closesAt;
  const now = ports.clock.now();
  if (!close || close < now || challenge.cancelled) return undefined;
  const remind = async (entryId: string) => {
    const entry = await ports.entries.find(entryId, { strong: true });
    const team = entry && entryState(entry) === 'draft' ? await ports.teams.find(entry.teamId) : undefined;
    if (!entry || !team) return;
    const members = (await ports.teams.members(team.id)).map((member) => member.personId);
    const link = pagesOf(ports).application(challenge.slug, entry.id);
    await writeLetters(ports, act, members, (envelope, person) => draftReminderLetter(envelope, { challenge, title: entry.title, team, leads: person.id === team.leadId, now }, link), {
      preference: 'reminders', apart: entry.id,
    });
  };
  const page = async (after: string | undefined) => {
    const { items, next } = await ports.entries.ofChallenge(challenge.id, 'draft', after);
    for (const { id } of items) await remind(id);
    return { next };
  };
  return writePages(ports, act, [page]);
};
