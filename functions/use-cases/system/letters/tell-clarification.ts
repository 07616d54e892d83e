import { storedState, type Clarification } from '../../../domain/entry/clarification.ts';
import { clarificationAnsweredLetter, clarificationLetter, clarificationOverLetter, clarificationWithdrawnLetter } from '../../../domain/letters/clarification.ts';
import type { Ports } from '../../../ports/ports.ts';
import { pagesOf } from '../../site-pages.ts';
import { about, staffWith } from './told-about.ts';
import { writeLetters, type Cause, type ToWrite } from './write-letters.ts';

type Needed = ToWrite & Pick<Ports, 'agencies' | 'challenges' | 'clarifications' | 'teams'>;

const known = async (ports: Needed, act: Cause) => {
  const [challenge, one] = await Promise.all([about(ports, act), ports.clarifications.find(String(act.refs['entry']), String(act.refs['clarification']))]);
  if (!one) throw new Error(`question ${act.refs['clarification']} cannot be read`);
  return { challenge, one };
};

/** What has changed since is not told as it was. */
const toTeam = (write: typeof clarificationWithdrawnLetter, state: ReturnType<typeof storedState>) => async (ports: Needed, act: Cause): Promise<void> => {
  const { challenge, one } = await known(ports, act);
  if (storedState(one) !== state) return;
  const members = (await ports.teams.members(one.teamId)).map(({ personId }) => personId);
  const link = pagesOf(ports).application(challenge.slug, one.entryId, '/clarifications');
  await writeLetters(ports, act, members, (envelope) => write(envelope, { challenge, one, link }));
};
export const tellClarificationAsked = toTeam((envelope, told) => clarificationLetter(envelope, told, false), 'waiting');
export const tellClarificationNear = toTeam((envelope, told) => clarificationLetter(envelope, told, true), 'waiting');
export const tellClarificationWithdrawn = toTeam(clarificationWithdrawnLetter, 'withdrawn');

const toAgency = (write: typeof clarificationAnsweredLetter, concerns: (one: Clarification) => boolean) => async (ports: Needed, act: Cause): Promise<void> => {
  const { challenge, one } = await known(ports, act);
  if (!concerns(one)) return;
  const link = pagesOf(ports).console(challenge.id, `/entries/${one.entryId}/clarifications`);
  await writeLetters(ports, act, await staffWith(ports, challenge.agencyId, 'manager'), (envelope) => write(envelope, { challenge, one, link }));
};
/** An answer that was said better since is one letter: the newest act writes it. */
export const tellClarificationAnswered = (ports: Needed, act: Cause): Promise<void> => toAgency(clarificationAnsweredLetter, (one) => storedState(one) === 'answered' && one.answer?.at === act.at)(ports, act);
export const tellClarificationOver = toAgency(clarificationOverLetter, (one) => storedState(one) === 'waiting');
