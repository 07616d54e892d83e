import { appealDecidedLetter, exclusionLetter, screeningWaitsLetter } from '../../../domain/letters/screening.ts';
import type { Screening } from '../../../domain/entry/screening.ts';
import type { Ports } from '../../../ports/ports.ts';
import { pagesOf } from '../../site-pages.ts';
import { about, staffWith } from './told-about.ts';
import { writeLetters, type Cause, type ToWrite } from './write-letters.ts';

type Needed = ToWrite & Pick<Ports, 'agencies' | 'challenges' | 'entries' | 'screenings' | 'teams'>;

const known = async (ports: Needed, act: Cause) => {
  const entryId = String(act.refs['entry']);
  const [challenge, entry, screening] = await Promise.all([about(ports, act), ports.entries.find(entryId, { strong: true }), ports.screenings.find(act.about, entryId)]);
  if (!entry || !screening) throw new Error(`the screening of ${entryId} cannot be read`);
  return { challenge, entry, screening, title: entry.sentAs?.title ?? entry.title };
};

/** Each member hears that the entry is out and why, or what became of the appeal. */
const tellTeam = (write: typeof exclusionLetter, states: Screening['state'][]) => async (ports: Needed, act: Cause): Promise<void> => {
  const { challenge, entry, screening, title } = await known(ports, act);
  if (!states.includes(screening.state)) return;
  const rules = await ports.challenges.rules(challenge.id, challenge.rulesVersion);
  const members = (await ports.teams.members(entry.teamId)).map(({ personId }) => personId);
  const link = pagesOf(ports).application(challenge.slug, entry.id, '/appeal');
  await writeLetters(ports, act, members, (envelope) => write(envelope, { challenge, title, screening, link, contact: rules?.sections.general.contactEmail }));
};
export const tellExcluded = tellTeam(exclusionLetter, ['excluded', 'appealed', 'final']);
export const tellAppealDecided = tellTeam(appealDecidedLetter, ['final', 'reinstated']);

/** Whoever did not propose the exclusion: one of them confirms it, or decides on the appeal. */
export const tellScreeningWaits = async (ports: Needed, act: Cause): Promise<void> => {
  const { challenge, entry, screening, title } = await known(ports, act);
  if (screening.state !== 'proposed' && screening.state !== 'appealed') return;
  const staff = new Set((await Promise.all([staffWith(ports, challenge.agencyId, 'manager'), staffWith(ports, challenge.agencyId, 'approver')])).flat());
  const link = pagesOf(ports).console(challenge.id, `/entries/${entry.id}/eligibility`);
  await writeLetters(ports, act, [...staff].filter((id) => id !== screening.first.by), (envelope) => screeningWaitsLetter(envelope, { challenge, title, screening, link }));
};
