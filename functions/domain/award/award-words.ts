import type { Award, AwardState, AwardStep, Ending } from './award.ts';
import { checks } from './check-list.ts';
import { moneyWords } from '../words/money.ts';

export const stateWords: Record<AwardState, string> = {
  vacant: 'Nobody holds it', checking: 'Being checked', declined: 'Not taken', late: 'Forms are late', failed: 'A check failed', ready: 'Ready to approve', proposed: 'Waits for approval', approved: 'Approved, to be paid', 'part-paid': 'Paid in part', paid: 'Paid',
};
/** A prize without money is handed over. */
export const stateSaid = (state: AwardState, cents: number): string => (cents > 0 ? stateWords[state] : state === 'approved' ? 'Approved, to be handed over' : state === 'paid' ? 'Handed over' : stateWords[state]);

export const endingWords: Record<Ending, string> = { declined: 'The team did not take it', expired: 'The forms did not come in time', failed: 'A check failed', moved: 'The team moved up to a better prize' };

const checkStates = { met: 'found to be so', waived: 'not needed', failed: 'failed' } as const;
export const checkSaid = (id: NonNullable<AwardStep['check']>, state: NonNullable<AwardStep['state']>): string => (checks[id].form && state === 'met' ? 'received' : checkStates[state]);

/** What happened, in a few words. */
export const stepWords = (step: AwardStep): string => {
  const money = step.cents === undefined ? '' : moneyWords(step.cents);
  const next = step.to ? `${step.to.teamName} (${step.to.code})` : '';
  switch (step.what) {
    case 'asked': return 'Asked the winner for what is needed';
    case 'checked': return `${checks[step.check!].name}: ${checkSaid(step.check!, step.state!)}`;
    case 'check-opened': return `${checks[step.check!].name}: open again`;
    case 'taken': return 'The team takes the prize';
    case 'declined': return 'The team does not take the prize';
    case 'proposed': return 'Sent for approval';
    case 'returned': return 'Sent back';
    case 'approved': return step.head ? `Approved, with the approval of ${step.head.name}, ${step.head.title}` : 'Approved';
    case 'paid': return step.cents ? `Paid ${money}` : 'Handed over';
    case 'payment-taken-back': return step.cents ? `Payment of ${money} taken back` : 'Handing over taken back';
    case 'passed': return `Passed on to ${next}. ${endingWords[step.ending!]}`;
    case 'emptied': return `Passed on to nobody yet. ${endingWords[step.ending!]}`;
    case 'named': return `Given to ${next}`;
  }
};

/** What a team reads of where its prize stands. */
export const teamStateWords = (award: Pick<Award, 'cents'>, state: AwardState): string => {
  const words: Record<AwardState, string> = {
    vacant: 'It passed on.', checking: 'The agency checks what the rules ask of a winner.', declined: 'You did not take it.', late: 'Something the agency asked for did not come in time. Write to it now: it may give the prize to the next entry.', failed: 'The agency found that something the rules ask for is not so, and writes to you.',
    ready: 'The agency has all it needs. Somebody there has to approve it.', proposed: 'The agency has all it needs. Somebody there has to approve it.',
    approved: award.cents > 0 ? 'Approved. The payment comes next.' : 'Approved. The agency hands it over.', 'part-paid': 'A part was paid.', paid: award.cents > 0 ? 'Paid.' : 'Handed over.',
  };
  return words[state];
};
