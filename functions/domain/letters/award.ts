import type { Award, Ending } from '../award/award.ts';
import { openForms } from '../award/check.ts';
import { checks, checkIds } from '../award/check-list.ts';
import { endingWords } from '../award/award-words.ts';
import type { Challenge } from '../call/challenge.ts';
import { momentWords } from '../moment.ts';
import type { Mail } from '../people/mail.ts';
import { moneyWords } from '../words/money.ts';
import { quoted } from '../words/quoted.ts';
import { letter, type Envelope } from './letter.ts';

type About = { challenge: Challenge; award: Award; prize: string; link: string; contact?: string | undefined };
const never = 'Never write a bank or tax number on this site: it has no place for one.';
const worth = ({ award, prize }: About): string => (award.cents > 0 ? `${quoted(prize)} (${moneyWords(award.cents)})` : quoted(prize));
const asks = ({ checks: done }: Award): string => checkIds.flatMap((id) => (checks[id].winner && !done[id] ? [`- ${checks[id].winner}`] : [])).join('\n');
const questions = ({ contact }: About) => contact && `Questions go to ${contact}.`;

/** To the team: what is needed, and until when. */
export const awardAskedLetter = (envelope: Envelope, told: About): Mail => {
  const { challenge, award, link } = told;
  return letter(envelope, 'award-asked', `Needed before your prize is paid: ${challenge.title}`, [
    `${challenge.agencyName} needs the following before ${worth(told)} of ${quoted(challenge.title)} can be yours:\n${asks(award)}`,
    award.asked && `How to send it:\n${award.asked.how}`,
    award.asked && `It has to be there by ${momentWords(award.asked.due, challenge.zone)}. After that the agency may give the prize to the next entry.`,
    never, `What has come in, and whether you take the prize, stands here:\n${link}`, questions(told),
  ]);
};

export const formsNearLetter = (envelope: Envelope, told: About): Mail => {
  const { challenge, award, link } = told;
  return letter(envelope, 'award-forms-near', `Still needed for your prize: ${challenge.title}`, [
    `For ${worth(told)} of ${quoted(challenge.title)} this is not in yet: ${new Intl.ListFormat('en-US').format(openForms(award.checks).map((id) => checks[id].name.toLowerCase()))}.`,
    award.asked && `It has to be there by ${momentWords(award.asked.due, challenge.zone)}.`, link, questions(told),
  ]);
};

/** To the managers: nothing happens by itself. */
export const formsOverLetter = (envelope: Envelope, told: About): Mail =>
  letter(envelope, 'award-forms-over', `Forms of a winner are late: ${told.prize}`, [
    `${told.award.holder?.teamName ?? 'The winner'} had until ${momentWords(told.award.asked?.due ?? '', told.challenge.zone)} for the forms of ${quoted(told.prize)} in ${quoted(told.challenge.title)}. Not in: ${new Intl.ListFormat('en-US').format(openForms(told.award.checks).map((id) => checks[id].name.toLowerCase()))}.`,
    'Nothing happens by itself: give more time, or pass the prize on.', told.link,
  ]);

export const awardAnsweredLetter = (envelope: Envelope, told: About): Mail =>
  letter(envelope, 'award-declined', `A winner does not take the prize: ${told.prize}`, [
    `${told.award.holder?.teamName ?? 'The winner'} does not take ${worth(told)} of ${quoted(told.challenge.title)}.`, told.award.answer?.reason && `The reason given: ${told.award.answer.reason}`, `Name an alternate here:\n${told.link}`,
  ]);

/** To the others of the agency: one of them approves it. */
export const awardWaitsLetter = (envelope: Envelope, told: About): Mail =>
  letter(envelope, 'award-waits', `An award waits for your approval: ${told.prize}`, [
    `Every check of ${told.award.holder?.teamName ?? 'the winner'} for ${worth(told)} of ${quoted(told.challenge.title)} is done. It is paid once a second person approves it.`,
    told.award.proposed?.reason && `Your colleague says: ${told.award.proposed.reason}`, told.link,
  ]);

export const awardReturnedLetter = (envelope: Envelope, told: About): Mail =>
  letter(envelope, 'award-returned', `An award came back: ${told.prize}`, [`${worth(told)} of ${quoted(told.challenge.title)} was sent back before it was paid.`, `The reason given: ${told.award.returned?.reason ?? ''}`, told.link]);

export const awardApprovedLetter = (envelope: Envelope, told: About): Mail =>
  letter(envelope, 'award-approved', `Your prize is approved: ${told.challenge.title}`, [`${told.challenge.agencyName} approved ${worth(told)} of ${quoted(told.challenge.title)}. ${told.award.cents > 0 ? 'The payment comes next.' : 'It is handed over next.'}`, told.link, questions(told)]);

export const awardPaidLetter = (envelope: Envelope, told: About, cents: number): Mail =>
  letter(envelope, 'award-paid', `${cents > 0 ? 'Paid' : 'Handed over'}: ${told.challenge.title}`, [
    cents > 0 ? `${told.challenge.agencyName} paid ${moneyWords(cents)} of ${quoted(told.prize)} in ${quoted(told.challenge.title)}.` : `${told.challenge.agencyName} handed over ${quoted(told.prize)} of ${quoted(told.challenge.title)}.`,
    `If it has not come, write to the agency. What was paid stands here:\n${told.link}`, questions(told),
  ]);

export const awardGivenLetter = (envelope: Envelope, told: About, said: string): Mail =>
  letter(envelope, 'award-given', `You win ${told.prize}: ${told.challenge.title}`, [
    `${worth(told)} of ${quoted(told.challenge.title)} passed on, and your entry ${quoted(told.award.holder?.title ?? '')} is next. It is yours once ${told.challenge.agencyName} has checked what the rules ask of a winner.`,
    said && `The reason:\n${said}`, `What is asked of you stands here:\n${told.link}`, questions(told),
  ]);

export const awardEndedLetter = (envelope: Envelope, told: About, ending: Ending): Mail =>
  letter(envelope, 'award-ended', `Your prize passed on: ${told.challenge.title}`, [
    `${quoted(told.prize)} of ${quoted(told.challenge.title)} is no longer yours. The reason: ${endingWords[ending].toLowerCase()}.`, 'If this is a mistake, write to the agency now.', told.link, questions(told),
  ]);
