import type { Act } from '../domain/act.ts';
import type { Ports } from '../ports/ports.ts';
import { tellClarificationAnswered, tellClarificationAsked, tellClarificationNear, tellClarificationOver, tellClarificationWithdrawn } from '../use-cases/system/letters/tell-clarification.ts';
import { tellAppealDecided, tellExcluded, tellScreeningWaits } from '../use-cases/system/letters/tell-screening.ts';
import { reinstateEntry } from '../use-cases/system/reinstate-entry.ts';
import { markStatus } from '../use-cases/system/awarding/mark-status.ts';
import { offerPages } from '../use-cases/system/awarding/offer-pages.ts';
import { creditContributor } from '../use-cases/system/atlas/credit-contributor.ts';
import { keepChallengeListing } from '../use-cases/system/atlas/keep-challenge-listing.ts';
import { clearDiscarded } from '../use-cases/system/clear-publication-file.ts';
import { buildSnapshot } from '../use-cases/system/build-snapshot.ts';
import { listAudience, sendAnnouncement } from '../use-cases/system/announcing/announce.ts';
import { noteLikeness } from '../use-cases/system/note-likeness.ts';
import { makePicture } from '../use-cases/system/make-picture.ts';
import { countReport } from '../use-cases/system/count-report.ts';
import { writeExport } from '../use-cases/system/exporting/write-export.ts';
import { countEntry } from '../use-cases/system/count-entry.ts';
import { handOutSeats } from '../use-cases/system/hand-out-seats.ts';
import { forgetPerson } from '../use-cases/system/forget-person.ts';
import { applyLarge, recordDecisions } from '../use-cases/system/apply-large.ts';
import { beginStanding, noteEvaluation, noteJudge } from '../use-cases/system/keep-standing.ts';
import { planDues, planFollowUps } from '../use-cases/system/plan-dues.ts';
import { outdateProposal, proposeLarge } from '../use-cases/system/propose-large.ts';
import { remindTeams } from '../use-cases/system/letters/remind-teams.ts';
import { repairAssignments } from '../use-cases/system/repair-assignments.ts';
import { showCorrected } from '../use-cases/system/show-corrected.ts';
import { scoreRound } from '../use-cases/system/score-round.ts';
import { addReviews, proposeReviews } from '../use-cases/system/spend-reviews.ts';
import { tellRoleGiven, tellTokenMade } from '../use-cases/system/letters/tell-account.ts';
import {
  tellApproved, tellEditsRequested, tellEntriesClosed, tellJudgeAnswered, tellJudgingEnded, tellPublished, tellSteppedBack, tellSubmitted,
} from '../use-cases/system/letters/tell-agency.ts';
import { tellNotice, tellOpened } from '../use-cases/system/letters/tell-audience.ts';
import { tellHidden, tellReported, tellShown } from '../use-cases/system/letters/tell-commented.ts';
import { tellAnswered, tellDeclined, tellManagersOfQuestion, tellMerged } from '../use-cases/system/letters/tell-questions.ts';
import { tellCredentialEnds, tellCredentialWithdrawn, tellOfferAnswered, tellReinstated, tellRenewed, tellReplaced, tellSuspended } from '../use-cases/system/letters/tell-credential.ts';
import { tellCorrected } from '../use-cases/system/letters/tell-corrected.ts';
import { tellDecisions } from '../use-cases/system/letters/tell-decisions.ts';
import { tellAnswer, tellWinnerAsked, tellAwardApproved, tellAwardReturned, tellAwardWaits, tellFormsNear, tellFormsOver, tellPaid, tellPassed } from '../use-cases/system/letters/tell-award.ts';
import { tellDemoDay } from '../use-cases/system/letters/tell-demo-day.ts';
import { tellEventCancelled, tellEventMoved, tellEventRegistered, tellSeries, tellPromoted, tellTalkDecided, tellTalkProposed } from '../use-cases/system/letters/tell-event.ts';
import { tellMentioned, tellRoomClosed, tellRoomExtended, tellRoomOpened, tellRoomReminded } from '../use-cases/system/letters/tell-deliberation.ts';
import { tellAdmitted, tellAsked, tellChairs, tellRefused, tellRemoved } from '../use-cases/system/letters/tell-group.ts';
import { remindOfJudging, tellAssigned, tellJudging, tellOneMore, tellTakenBack } from '../use-cases/system/letters/tell-judges.ts';
import { tellFollowUpDue } from '../use-cases/system/letters/tell-follow-up.ts';
import { tellFollowers, tellImported, tellSearchers } from '../use-cases/system/letters/tell-followers.ts';
import { tellSuggested } from '../use-cases/system/letters/tell-suggested.ts';
import { tellRegistered, tellRegistrationDecided, tellRegistrationReopened, tellRoster, tellGranted, tellSent, tellWithdrawn } from '../use-cases/system/letters/tell-team.ts';
import { tellTurnedOff } from '../use-cases/system/letters/tell-webhook.ts';
import { queueDeliveries } from '../use-cases/system/webhooks/queue-deliveries.ts';
import { queueWindowAgain } from '../use-cases/system/webhooks/send-window-again.ts';
import { finishDemoDay, renewPosterior } from '../use-cases/system/work-demo-day.ts';
import { promiseClosing, promiseReveal } from '../use-cases/system/tell-promised.ts';
import { writeAssignments } from '../use-cases/system/write-assignments.ts';
import { writeTable } from '../use-cases/system/write-table.ts';
import type { Progress } from '../use-cases/system/write-pages.ts';

/** `waits`: for the record, and nothing went wrong. */
export type Handled = Progress | 'waits' | void;
type Handle = (ports: Ports, act: Act) => Promise<Handled>;

const inTurn = (...steps: Handle[]): Handle => async (ports, act) => {
  for (const step of steps) {
    const handled = await step(ports, act);
    if (handled) return handled;
  }
  return undefined;
};

/** What comes first, once; then the letters, a page at a time. */
const beforeLetters = (first: Handle, letters: Handle): Handle => async (ports, act) => {
  if (!(await ports.mailings.find(act.id))) await first(ports, act);
  return letters(ports, act);
};
const tellNews = inTurn(beforeLetters(planDues, tellNotice), keepChallengeListing);

/** What an act sets off, each step safe to repeat. Kinds that are not here set nothing off; letters with a secret link are written by the act itself. */
const handles: Partial<Record<Act['kind'], Handle>> = {
  'agency.member-added': tellRoleGiven,
  'challenge.submitted': tellSubmitted,
  'challenge.edits-requested': tellEditsRequested,
  'challenge.approved': inTurn(planDues, tellApproved),
  'challenge.imported': keepChallengeListing,
  'challenge.published': inTurn(beforeLetters(tellPublished, tellFollowers), keepChallengeListing),
  'challenge.opened': inTurn(tellOpened, keepChallengeListing),
  'challenge.closed': inTurn((ports, act) => promiseClosing(ports, act), proposeLarge, tellEntriesClosed, countReport),
  'challenge.extended': tellNews,
  'challenge.all-extended': tellNews,
  'judging.extended': tellNews,
  'challenge.corrected': tellNews,
  'challenge.cancelled': tellNews,
  'deadline.near': remindTeams,
  'registration.made': tellRegistered,
  'registration.approved': (ports, act) => tellRegistrationDecided(ports, act, true),
  'registration.refused': (ports, act) => tellRegistrationDecided(ports, act, false),
  'registration.reopened': tellRegistrationReopened,
  'team.renamed': outdateProposal,
  'team.joined': inTurn(outdateProposal, (ports, act) => tellRoster(ports, act, 'joined')),
  'team.left': inTurn(outdateProposal, (ports, act) => tellRoster(ports, act, 'left')),
  'team.removed': inTurn(outdateProposal, (ports, act) => tellRoster(ports, act, 'removed')),
  'team.lead-handed-over': (ports, act) => tellRoster(ports, act, 'lead'),
  'entry.sent': inTurn(countEntry, outdateProposal, noteLikeness, tellSent),
  'grant.given': tellGranted,
  'clarification.asked': tellClarificationAsked,
  'clarification.near': tellClarificationNear,
  'clarification.over': tellClarificationOver,
  'clarification.withdrawn': tellClarificationWithdrawn,
  'clarification.answered': tellClarificationAnswered,
  'screening.exclusion-proposed': tellScreeningWaits,
  'entry.excluded': inTurn(countEntry, outdateProposal, tellExcluded),
  'entry.reinstated': inTurn(countEntry, outdateProposal),
  'appeal.filed': tellScreeningWaits,
  'appeal.decided': inTurn(reinstateEntry, tellAppealDecided),
  'entry.withdrawn': inTurn(countEntry, outdateProposal, tellWithdrawn, writeTable),
  'entry.redacted': outdateProposal,
  'round.planned': proposeLarge,
  'judge.accepted': inTurn(noteJudge, outdateProposal, (ports, act) => tellJudgeAnswered(ports, act, true)),
  'judge.declined': (ports, act) => tellJudgeAnswered(ports, act, false),
  'judging.opened': (ports, act) => tellJudging(ports, act, 'opened'),
  'judging.near': remindOfJudging,
  'judging.closed': inTurn(tellJudgingEnded, (ports, act) => tellJudging(ports, act, 'closed'), scoreRound, writeTable),
  'scores.requested': inTurn(scoreRound, writeTable),
  // what changed while the pairs were written is mended as soon as they can be seen
  'assignments.requested': inTurn(writeAssignments, repairAssignments),
  'assignments.published': beforeLetters(beginStanding, tellAssigned),
  'reviews.proposed': proposeReviews,
  'reviews.added': inTurn(addReviews, repairAssignments),
  // in a proposal, or of what is published
  'assignment.moved': (ports, act) => (act.refs['change'] === undefined ? inTurn(noteEvaluation, tellOneMore)(ports, act) : proposeLarge(ports, act)),
  'assignment.taken-back': inTurn(noteEvaluation, tellTakenBack),
  'evaluation.started': noteEvaluation,
  'evaluation.saved': noteEvaluation,
  // who abstains is replaced as who steps back is; who skips comes back to it
  'evaluation.skipped': inTurn(noteEvaluation, async (ports, act) => (act.refs['as'] === 'abstained' ? repairAssignments(ports, act) : undefined)),
  'evaluation.recused': inTurn(noteEvaluation, repairAssignments, tellSteppedBack),
  'judge.conflicts-declared': inTurn(noteJudge, outdateProposal, repairAssignments),
  'judge.revoked': inTurn(noteJudge, outdateProposal, repairAssignments),
  'deliberation.opened': tellRoomOpened,
  'deliberation.closed': tellRoomClosed,
  'deliberation.extended': tellRoomExtended,
  'deliberation.reminded': tellRoomReminded,
  'deliberation.posted': tellMentioned,
  'demo-day.started': tellDemoDay,
  'demo-day.answered': renewPosterior,
  'demo-day.answer-changed': renewPosterior,
  'demo-day.stepped-back': repairAssignments,
  'demo-day.ended': finishDemoDay,
  'score.overridden': writeTable,
  'score.override-taken-back': writeTable,
  'decision.staged': writeTable,
  'decisions.requested': applyLarge,
  'decisions.applied': inTurn(writeTable, beforeLetters(recordDecisions, tellDecisions)),
  'results.published': inTurn(beforeLetters(inTurn((ports, act) => promiseReveal(ports, act), recordDecisions, planFollowUps), tellNotice), keepChallengeListing, countReport),
  'results.corrected': inTurn(beforeLetters(inTurn(showCorrected, tellCorrected), tellNotice), writeTable, keepChallengeListing),
  'results.withdrawn': inTurn(tellNotice, keepChallengeListing),
  'award.asked': tellWinnerAsked,
  'award.answered': tellAnswer,
  'award.proposed': tellAwardWaits,
  'award.returned': tellAwardReturned,
  'award.approved': tellAwardApproved,
  'award.paid': tellPaid,
  'award.passed': inTurn(writeTable, tellPassed, keepChallengeListing),
  'award.forms-near': tellFormsNear,
  'award.forms-over': tellFormsOver,
  'report.count-asked': countReport,
  'export.asked': writeExport,
  'export.removed': writeExport,
  'follow-up.due': tellFollowUpDue,
  'follow-up.written': keepChallengeListing,
  'credentials.requested': offerPages,
  'credential.accepted': tellOfferAnswered,
  'credential.declined': tellOfferAnswered,
  'credential.issued': markStatus,
  'credential.suspended': inTurn(markStatus, tellSuspended),
  'credential.reinstated': inTurn(markStatus, tellReinstated),
  'credential.withdrawn': inTurn(markStatus, tellCredentialWithdrawn),
  'credential.replaced': inTurn(markStatus, tellReplaced),
  'credential.renewed': tellRenewed,
  'credential.near-end': tellCredentialEnds,
  'comment.reported': tellReported,
  'comment.hidden': tellHidden,
  'comment.shown': tellShown,
  'announcement.listed': listAudience,
  'announcement.sent': sendAnnouncement,
  'question.asked': tellManagersOfQuestion,
  'question.merged': tellMerged,
  'question.answered': tellAnswered,
  'question.declined': tellDeclined,
  'answer.corrected': tellAnswered,
  'event.registered': inTurn(tellEventRegistered, handOutSeats),
  'event.left': handOutSeats,
  'event.changed': handOutSeats,
  'event.published': tellFollowers,
  'event.series-made': tellFollowers,
  'event.series-changed': beforeLetters(tellSeries, tellFollowers),
  'event.series-cancelled': beforeLetters(tellSeries, tellFollowers),
  'event.told': tellFollowers,
  'event.promoted': tellPromoted,
  'event.moved': beforeLetters(tellEventMoved, tellFollowers),
  'event.cancelled': beforeLetters(tellEventCancelled, tellFollowers),
  'event.talk-proposed': tellTalkProposed,
  'event.talk-decided': tellTalkDecided,
  'listing.added': beforeLetters(inTurn(buildSnapshot, creditContributor, tellSuggested), tellSearchers),
  'listing.imported': beforeLetters(buildSnapshot, tellImported),
  'listing.changed': beforeLetters(inTurn(buildSnapshot, creditContributor, tellSuggested), tellFollowers),
  'listing.checked': buildSnapshot,
  'listing.archived': beforeLetters(inTurn(buildSnapshot, tellSuggested), tellFollowers),
  'listing.restored': buildSnapshot,
  'listing.merged': buildSnapshot,
  'suggestion.rejected': tellSuggested,
  'publication.published': tellFollowers,
  'publication.withdrawn': tellFollowers,
  'publication.discarded': clearDiscarded,
  'collection.changed': tellFollowers,
  'group.product-added': tellFollowers,
  'group.asked': tellAsked,
  'group.admitted': tellAdmitted,
  'group.refused': tellRefused,
  'group.removed': tellRemoved,
  'group.chairs-changed': tellChairs,
  'token.made': tellTokenMade,
  'webhook.sent-again': queueWindowAgain,
  'webhook.turned-off': tellTurnedOff,
  'person.closed': forgetPerson,
};

/** What the site itself does comes first; then the picture of its page is drawn anew, and the programs of agencies are told. */
export const onEvent = async (ports: Ports, act: Act): Promise<Handled> => {
  const handled = await handles[act.kind]?.(ports, act);
  if (handled) return handled;
  await makePicture(ports, act);
  return queueDeliveries(ports, act);
};
