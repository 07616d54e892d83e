import type { ActKind } from '../../act.ts';
import type { OfficialKind } from './official-acts.ts';

const setUp = 'It sets up the site or an agency, and decides nothing in a challenge.';
const draft = 'It is about a draft. What binds is the rules version that is published, and that is on the record.';
const byTheClock = 'It happens by itself at a time that the published rules state, and changes nothing.';
const notice = 'It sends word of something that stands in the rules.';
const private_ = 'It is a person’s own business with the site, and no act in a challenge.';
const membership = 'Who was in the team when it sent is sealed in the leaf of its entry, with the rules version that was accepted.';
const asked = 'It only asks a job to begin. What the job does is on the record once it is done.';
const practice = 'It is about practice samples, which count for nothing.';
const looked = 'It is a look at something confidential, kept in the agency’s own history.';
const binding = 'It binds nobody: whoever decides reads it beside the scores, and the decisions are on the record.';
const invitation = 'An invitation or its answer changes nothing yet. What a judge then does is on the record.';
const ofGroup = 'It is about a group of the community. No challenge is decided there.';
const ofCalendar = 'It is about an event of the calendar. No challenge is decided there.';
const atlas = 'It is about the atlas, which keeps a public history of its own. No challenge is decided there.';
const ofLibrary = 'It is about the library, which keeps every version and says what was withdrawn. No challenge is decided there.';
const shownToAll = 'It says who may read what was sent and decided. Both are on the record already.';
const talk = 'Comments are what people say, and decide nothing. What is hidden or deleted must be able to go.';
const askedAndAnswered = 'An answer explains the rules and changes none. Where the rules change with it, the version that says so is on the record.';
const checking = 'It is a step on the way to a prize. What is approved, paid or passed on is on the record.';
const clarified = 'What a team is asked about its entry, and answers, changes nothing of what it sent. What is decided on the entry is on the record.';
const offered = 'What is offered counts for nothing until its holder has accepted it and it is signed, and then it is on the record.';

/** Acts that go on no record, each with the reason. */
export const unofficialActs: Record<Exclude<ActKind, OfficialKind>, string> = {
  'deployment.begun': setUp, 'operator.named': setUp, 'agency.created': setUp, 'agency.changed': setUp, 'agency.imported': setUp, 'agency.theme-changed': setUp, 'agency.member-added': setUp, 'agency.member-removed': setUp,
  'webhook.added': setUp, 'webhook.changed': setUp, 'webhook.removed': setUp, 'webhook.secret-changed': setUp, 'webhook.tested': setUp, 'webhook.sent-again': setUp,
  'webhook.turned-off': 'It says that a program of the agency is told nothing more for now. The agency turns it on again.',
  'challenge.created': draft, 'challenge.submitted': draft, 'challenge.edits-requested': draft, 'challenge.edit-marked': draft, 'challenge.withdrawn': draft, 'challenge.discarded': draft, 'challenge.restored': draft,
  'challenge.preview-shared': draft, 'challenge.preview-revoked': draft,
  'challenge.closed': 'The clock says so. What then stands is on the record as soon as nothing can arrive any more.',
  'challenge.published': byTheClock, 'challenge.opened': byTheClock, 'judging.opened': byTheClock, 'judging.closed': byTheClock,
  'deadline.near': notice, 'judging.near': notice, 'judge.reminded': notice, 'deliberation.reminded': notice, 'letter.sent-again': notice,
  'challenge.imported': 'It lists a challenge that is held elsewhere. Nothing of it is decided here.',
  'challenge.followed': private_, 'challenge.unfollowed': private_, 'follow.begun': private_, 'follow.ended': private_,
  'registration.made': membership, 'registration.approved': membership, 'registration.refused': 'It keeps somebody from entering for now, with a reason to them alone. It can be taken back, and nothing was entered.', 'registration.reopened': 'It takes an answer back before anything was entered, and the person waits for another.', 'registration.invited': invitation,
  'rules.accepted': membership, 'eligibility.stated': membership, 'team.formed': membership, 'team.renamed': membership, 'team.invited': membership, 'team.invitation-revoked': membership, 'team.joined': membership, 'team.left': membership, 'team.removed': membership,
  'team.lead-handed-over': membership,
  'screening.passed': 'That an entry can take part changes nothing.', 'screening.exclusion-proposed': 'One person excludes nobody. What two decide is on the record.', 'screening.exclusion-refused': 'The entry counts as it did before, and its team never heard of it.',
  'clarification.asked': clarified, 'clarification.withdrawn': clarified, 'clarification.answered': clarified, 'clarification.filed': clarified, 'clarification.near': notice, 'clarification.over': notice,
  'entry.started': 'A draft is the team’s own until it is sent.',
  'judge.invited': invitation, 'judge.invitation-revoked': invitation, 'judge.accepted': invitation, 'judge.declined': invitation, 'judge.oriented': 'It says that a judge has read the instructions, and opens the scoring page to them.',
  'samples.changed': practice, 'practice.scored': practice,
  'conflicts.reasons-read': looked, 'results.full-file-read': looked, 'results.judges-read': looked, 'private.looked-at': looked,
  'round.planned': 'A plan can be changed until assignments are published, and those are on the record with the commitment they were drawn with.',
  'assignments.requested': asked, 'assignments.changed': 'A plan can be changed until assignments are published, and those are on the record with the changes by hand.', 'reviews.proposed': asked, 'scores.requested': asked, 'decisions.requested': asked,
  'evaluation.started': 'What is typed counts for nothing until it is saved.',
  'deliberation.opened': binding, 'deliberation.closed': binding, 'deliberation.extended': binding, 'deliberation.guided': binding, 'deliberation.posted': binding, 'deliberation.post-taken-back': binding, 'deliberation.answered': binding,
  'deliberation.recorded': 'The minutes are part of the decision record, whose hash is in the leaf of the results.',
  'demo-day.planned': binding, 'demo-day.discarded': binding, 'demo-day.started': binding, 'demo-day.ended': binding, 'demo-day.table-freed': binding, 'demo-day.went-on': binding, 'demo-day.answered': binding, 'demo-day.answer-changed': binding,
  'demo-day.time-taken': binding, 'demo-day.stepped-back': binding,
  'decision.staged': 'It can be changed until decisions are applied, and then all of them are on the record.',
  'award.asked': checking, 'award.checked': checking, 'award.answered': checking, 'award.proposed': checking, 'award.forms-near': notice, 'award.forms-over': notice,
  'report.written': 'A report tells afterward what happened, and decides nothing. What it counts is on the record by itself.', 'report.count-asked': asked, 'export.asked': looked, 'export.removed': looked, 'export.taken': looked, 'follow-up.due': notice, 'follow-up.written': 'It tells afterward what became of a winner, and decides nothing in the challenge.',
  'gallery.published': shownToAll, 'gallery.taken-back': shownToAll, 'gallery.shown': shownToAll, 'gallery.withheld': shownToAll,
  'comment.posted': talk, 'comment.changed': talk, 'comment.deleted': talk, 'comment.reported': talk, 'comment.answered': talk, 'comment.hidden': talk, 'comment.shown': talk, 'comments.closed': talk, 'comments.opened': talk,
  'question.asked': private_, 'question.merged': askedAndAnswered, 'question.parted': askedAndAnswered, 'question.held': askedAndAnswered, 'question.answered': askedAndAnswered, 'question.declined': askedAndAnswered, 'answer.corrected': askedAndAnswered, 'questions.deadline-set': askedAndAnswered,
  'announcement.written': notice, 'announcement.changed': notice, 'announcement.listed': asked, 'announcement.sent': 'It sends word, and decides nothing. What the agency decides is on the record by itself.',
  'vote.cast': 'A ballot is nobody’s business but its voter’s. All of them are on the record, sealed and without their voters, once the vote is over.',
  'credential-kind.changed': setUp, 'credentials.requested': asked, 'credential.renewed': asked,
  'credential.offered': offered, 'credential.accepted': offered, 'credential.declined': offered, 'credential.near-end': notice, 'credential.shared': private_, 'credential.share-ended': private_,
  'group.created': ofGroup, 'group.changed': ofGroup, 'group.ended': ofGroup, 'group.charter-written': ofGroup, 'group.joined': ofGroup, 'group.asked': ofGroup, 'group.ask-taken-back': ofGroup, 'group.admitted': ofGroup,
  'group.refused': ofGroup, 'group.left': ofGroup, 'group.removed': ofGroup, 'group.name-shown': ofGroup, 'group.chairs-changed': ofGroup, 'group.product-added': ofGroup, 'group.product-changed': ofGroup,
  'space.made': ofGroup, 'space.opened': ofGroup, 'space.read': ofGroup, 'space.log-read': ofGroup, 'space.written': ofGroup, 'space.changed': ofGroup, 'space.taken-down': ofGroup,
  'event.created': ofCalendar, 'event.changed': ofCalendar, 'event.published': ofCalendar, 'event.moved': ofCalendar, 'event.cancelled': ofCalendar, 'event.told': ofCalendar, 'event.registered': private_, 'event.left': private_,
  'event.promoted': private_, 'event.series-made': ofCalendar, 'event.series-changed': ofCalendar, 'event.series-cancelled': ofCalendar, 'event.talk-proposed': private_, 'event.talk-decided': ofCalendar, 'event.talk-withdrawn': private_, 'event.registrants-read': ofCalendar,
  'listing.added': atlas, 'listing.imported': atlas, 'listing.changed': atlas, 'listing.checked': atlas, 'listing.archived': atlas, 'listing.restored': atlas, 'listing.merged': atlas, 'listing.owner-named': atlas, 'listing.owner-removed': atlas, 'listing.owner-answered': atlas, 'suggestion.made': atlas, 'suggestion.rejected': atlas,
  'publication.created': ofLibrary, 'publication.changed': ofLibrary, 'publication.published': ofLibrary, 'publication.withdrawn': ofLibrary, 'publication.discarded': ofLibrary, 'collection.created': ofLibrary, 'collection.changed': ofLibrary,
  'person.joined': private_, 'person.signed-in': private_, 'person.changed': private_, 'person.locked': private_, 'person.unlocked': private_, 'person.closed': private_, 'session.ended': private_, 'token.made': private_, 'token.revoked': private_,
};
