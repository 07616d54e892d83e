import { followMonths } from '../../../domain/award/follow-up-words.ts';
import { followUpDueLetter } from '../../../domain/letters/follow-up.ts';
import type { Ports } from '../../../ports/ports.ts';
import { waitingFollowUps } from '../../due-follow-ups.ts';
import { pagesOf } from '../../site-pages.ts';
import { about, staffWith } from './told-about.ts';
import { writeLetters, type Cause, type ToWrite } from './write-letters.ts';

type Needed = ToWrite & Pick<Ports, 'agencies' | 'challenges' | 'followUps' | 'rounds'>;

/** Each manager hears, unless all of it is written. */
export const tellFollowUpDue = async (ports: Needed, act: Cause): Promise<void> => {
  const challenge = await about(ports, act);
  const months = followMonths.find((one) => one === act.refs['months']);
  const waiting = months && (await waitingFollowUps(ports, challenge, act.at)).filter((one) => one.months === months);
  if (!waiting || waiting.length === 0) return;
  const link = pagesOf(ports).console(challenge.id, '/follow-up');
  await writeLetters(ports, act, await staffWith(ports, challenge.agencyId, 'manager'), (envelope) => followUpDueLetter(envelope, challenge, { months, winners: waiting.length }, link));
};
