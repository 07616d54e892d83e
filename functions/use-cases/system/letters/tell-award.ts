import type { Award, Ending } from '../../../domain/award/award.ts';
import type { Challenge } from '../../../domain/call/challenge.ts';
import {
  awardAnsweredLetter, awardApprovedLetter, awardAskedLetter, awardEndedLetter, awardGivenLetter, awardPaidLetter, awardReturnedLetter, awardWaitsLetter, formsNearLetter, formsOverLetter,
} from '../../../domain/letters/award.ts';
import type { Ports } from '../../../ports/ports.ts';
import { prizeName, tiersOf } from '../../award-place.ts';
import { pagesOf } from '../../site-pages.ts';
import { about, staffWith } from './told-about.ts';
import { writeLetters, type Cause, type ToWrite } from './write-letters.ts';

type Needed = ToWrite & Pick<Ports, 'agencies' | 'awards' | 'challenges' | 'rounds' | 'teams'>;
type Told = { challenge: Challenge; award: Award; prize: string; contact: string };

const placeIn = ({ refs }: Cause) => ({ prizeId: String(refs['prize']), place: Number(refs['place']) });
const known = async (ports: Needed, act: Cause): Promise<Told> => {
  const { prizeId, place } = placeIn(act);
  const [challenge, award] = await Promise.all([about(ports, act), ports.awards.find(act.about, prizeId, place)]);
  if (!award) throw new Error(`award ${prizeId} ${place} of ${act.about} cannot be read`);
  const [tiers, rules] = await Promise.all([tiersOf(ports, challenge), ports.challenges.rules(challenge.id, challenge.rulesVersion)]);
  return { challenge, award, prize: prizeName(tiers, award), contact: rules?.sections.general.contactEmail ?? '' };
};
const desk = (ports: Needed, { challenge, award }: Told) => pagesOf(ports).console(challenge.id, `/awards/${award.prizeId}/${award.place}`);
const membersOf = async (ports: Needed, teamId: string) => (await ports.teams.members(teamId)).map(({ personId }) => personId);

/** To everybody in the team that holds it, unless it went to another meanwhile. */
const toTeam = (write: typeof awardAskedLetter, holds: (award: Award) => boolean) => async (ports: Needed, act: Cause): Promise<void> => {
  const told = await known(ports, act);
  const { award, challenge } = told;
  if (!award.holder || award.holder.entryId !== act.refs['entry'] || !holds(award)) return;
  const link = pagesOf(ports).application(challenge.slug, award.holder.entryId, '/award');
  await writeLetters(ports, act, await membersOf(ports, award.holder.teamId), (envelope) => write(envelope, { ...told, link }));
};
export const tellWinnerAsked = toTeam(awardAskedLetter, ({ asked }) => asked !== undefined);
export const tellFormsNear = toTeam(formsNearLetter, ({ asked, approved }) => asked !== undefined && !approved);
export const tellAwardApproved = toTeam(awardApprovedLetter, ({ approved }) => approved !== undefined);
export const tellPaid = async (ports: Needed, act: Cause): Promise<void> => toTeam((envelope, told) => awardPaidLetter(envelope, told, Number(act.refs['cents'])), () => true)(ports, act);

/** To managers, and approvers where one of them decides; never to whoever did it. */
const toStaff = (write: typeof awardAskedLetter, roles: ('manager' | 'approver')[], waits: (award: Award) => boolean) => async (ports: Needed, act: Cause): Promise<void> => {
  const told = await known(ports, act);
  if (!waits(told.award)) return;
  const staff = new Set((await Promise.all(roles.map((role) => staffWith(ports, told.challenge.agencyId, role)))).flat());
  await writeLetters(ports, act, [...staff].filter((id) => id !== act.by), (envelope) => write(envelope, { ...told, link: desk(ports, told) }));
};
export const tellFormsOver = toStaff(formsOverLetter, ['manager'], ({ holder, approved }) => holder !== undefined && !approved);
export const tellAwardWaits = toStaff(awardWaitsLetter, ['manager', 'approver'], ({ proposed, approved }) => proposed !== undefined && !approved);
export const tellAwardReturned = toStaff(awardReturnedLetter, ['manager'], ({ returned, proposed }) => returned !== undefined && !proposed);
export const tellAnswer = async (ports: Needed, act: Cause): Promise<void> => (act.refs['taken'] === false ? toStaff(awardAnsweredLetter, ['manager'], ({ answer }) => answer?.taken === false)(ports, act) : undefined);

/** Whoever gets it hears so, and so does whoever no longer has it. */
export const tellPassed = async (ports: Needed, act: Cause): Promise<void> => {
  const told = await known(ports, act);
  const { award, challenge } = told;
  const link = (entry: string) => pagesOf(ports).application(challenge.slug, entry, '/award');
  const [to, entry] = [String(act.refs['to'] ?? ''), String(act.refs['entry'] ?? '')];
  if (to && award.holder?.entryId === to) {
    const said = (await ports.rounds.decision(challenge.id, to))?.reason ?? '';
    await writeLetters(ports, act, await membersOf(ports, award.holder.teamId), (envelope) => awardGivenLetter(envelope, { ...told, link: link(to) }, said), { apart: 'given' });
  }
  const gone = award.former.findLast((one) => one.entryId === entry);
  if (gone) await writeLetters(ports, act, await membersOf(ports, String(act.refs['team'])), (envelope) => awardEndedLetter(envelope, { ...told, link: link(entry) }, gone.ending satisfies Ending), { apart: 'ended' });
};
