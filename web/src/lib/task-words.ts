import { stateNames } from '../../../functions/domain/call/state-words.ts';
import { momentWords } from '../../../functions/domain/moment.ts';
import { quoted } from '../../../functions/domain/words/quoted.ts';

/** Words and the way on for each thing on a person's list (functions/domain/people/work.ts names them). */
export type TaskKind =
  | 'judge-invitation' | 'team-invitation' | 'participant-invitation'
  | 'registration-waiting' | 'team-to-form' | 'entry-to-start' | 'entry-to-send' | 'entry-changed' | 'rules-to-accept' | 'entry-sent' | 'entry-withdrawn' | 'entry-excluded' | 'question-to-answer' | 'entry-judged'
  | 'judge-orientation' | 'judge-conflicts' | 'scores-to-give' | 'scores-changed' | 'scores-given' | 'judge-waiting' | 'room-to-answer' | 'room-answered' | 'judging-closed' | 'demo-day'
  | 'award-forms' | 'award-to-approve' | 'awards' | 'follow-up'
  | 'approval' | 'draft' | 'edits' | 'approval-waiting' | 'challenge-scheduled' | 'challenge-ahead' | 'challenge-open' | 'assign' | 'answers-to-read' | 'judging-runs' | 'conflicts' | 'decide' | 'publish'
  | 'entry-won' | 'entry-finalist' | 'entry-not-selected' | 'results-out' | 'results-withdrawn' | 'judging-over' | 'challenge-over' | 'challenge-cancelled' | 'role-held';

export type Task = {
  kind: TaskKind;
  mine: boolean;
  finished?: boolean | undefined;
  leadSends?: boolean | undefined;
  dueAt?: string | undefined;
  challenge: { id: string; slug: string; title: string; agencyName: string; zone: string };
  id?: string | undefined;
  title?: string | undefined;
  sentAt?: string | undefined;
  done?: number | undefined;
  of?: number | undefined;
};
export type Told = { what: string; more?: string; act?: string; href?: string; due: string };

const letter = (email: string) => `The link is in the letter sent to ${email}.`;
const apply = ({ challenge, id }: Task, entry = false) => `/apply/${challenge.slug}${entry && id ? `?entry=${id}` : ''}`;
const judge = ({ challenge }: Task, step = '') => `/judge/${challenge.id}${step}`;
const run = ({ challenge }: Task, step = '') => `/run/${challenge.id}${step}`;
const named = ({ title }: Task, otherwise: string) => (title ? quoted(title) : otherwise);
const left = (task: Task) => (task.of ?? 0) - (task.done ?? 0);

const outcome = (task: Task, how: string): Told => ({
  what: `${named(task, 'Your entry')} ${how}`, ...(task.dueAt ? {} : { more: 'The results are not public yet.' }), act: 'Read', href: `/apply/${task.challenge.slug}/outcome${task.id ? `?entry=${task.id}` : ''}`, due: 'Results out since',
});

const words: Record<TaskKind, (task: Task, email: string) => Told> = {
  'judge-invitation': (task) => ({ what: 'You are asked to judge', more: 'Accept or decline.', act: 'Answer', href: `/judge/invitations/${task.id}`, due: 'Answer by' }),
  'team-invitation': (_, email) => ({ what: 'You are invited into a team', more: letter(email), due: 'Answer by' }),
  'participant-invitation': (_, email) => ({ what: 'You are invited to enter', more: letter(email), due: 'Answer by' }),
  'registration-waiting': () => ({ what: 'The agency has not let you in yet', more: 'You get a letter when it has.', due: 'Entries close' }),
  'team-to-form': (task) => ({ what: 'Form a team or start alone', act: 'Start', href: apply(task), due: 'Entries close' }),
  'entry-to-start': (task) => ({ what: `Start the entry of ${task.title ?? 'your team'}`, act: 'Start', href: apply(task), due: 'Send by' }),
  'entry-to-send': (task) => ({ what: `${task.leadSends ? 'Finish' : 'Finish and send'} ${named(task, 'your entry')}`, ...(task.leadSends ? { more: 'The lead of your team sends it.' } : {}), act: 'Go on', href: apply(task, true), due: 'Send by' }),
  'entry-changed': (task) => ({
    what: `${named(task, 'Your entry')} changed since you sent it`, more: `What you sent${task.sentAt ? ` on ${momentWords(task.sentAt, task.challenge.zone)}` : ''} counts until ${task.leadSends ? 'the lead of your team sends' : 'you send'} again.`, act: task.leadSends ? 'Look' : 'Check and send', href: apply(task, true), due: 'Send by',
  }),
  'rules-to-accept': (task) => ({
    what: 'The rules changed: read them, then accept them for your team', more: task.sentAt ? `What you sent on ${momentWords(task.sentAt, task.challenge.zone)} still counts; you accept before you send again.` : 'You accept before you send.', act: 'Read', href: apply(task, true), due: 'Send by',
  }),
  'entry-sent': (task) => ({ what: `${named(task, 'Your entry')} is sent`, more: task.leadSends ? 'You can change it; the lead of your team sends again.' : 'You can change it and send again.', act: 'Open', href: apply(task, true), due: 'Changes until' }),
  'entry-excluded': (task) => ({ what: `${named(task, 'Your entry')} was excluded`, more: 'The agency found that it may not take part. Read why, and whether you can appeal.', act: 'Read why', href: apply(task, true), due: '' }),
  'question-to-answer': (task) => ({ what: `Answer a question about ${named(task, 'your entry')}`, more: 'Your entry stays as you sent it. Anybody of the team can answer.', act: 'Answer', href: `/apply/${task.challenge.slug}/clarifications?entry=${task.id}`, due: 'Answer by' }),
  'entry-withdrawn': (task) => ({ what: `${named(task, 'Your entry')} is withdrawn`, more: `Judges do not see it.${task.dueAt ? ` ${task.leadSends ? 'The lead of your team' : 'You'} can send it again until the deadline.` : ''}`, act: 'Open', href: apply(task, true), due: 'Send again until' }),
  'entry-judged': (task) => ({ what: `${named(task, 'Your entry')} is with the judges`, act: 'Open', href: apply(task, true), due: 'Results by' }),
  'judge-orientation': (task) => ({ what: 'Read the orientation for judges', act: 'Read', href: judge(task, '/orientation'), due: 'By' }),
  'judge-conflicts': (task) => ({ what: 'Say whom you cannot judge', act: 'Answer', href: judge(task, '/conflicts'), due: 'By' }),
  'scores-to-give': (task) => ({ what: `Score ${left(task)} ${left(task) === 1 ? 'entry' : 'entries'}`, more: `${task.done} of ${task.of} done.`, act: 'Score', href: judge(task), due: 'Scoring closes' }),
  'scores-changed': (task) => ({ what: `Save your changes to ${left(task)} ${left(task) === 1 ? 'entry' : 'entries'}`, more: 'What you saved before counts until you save again.', act: 'Look', href: judge(task), due: 'Scoring closes' }),
  'scores-given': (task) => ({
    what: task.of === 0 ? 'No entries are assigned to you' : `You are done with ${task.of === 1 ? 'your entry' : `all ${task.of} entries`}`, ...(task.of === 0 ? {} : { more: 'You can still change scores.' }), act: 'Look', href: judge(task), due: 'Scoring closes',
  }),
  'judge-waiting': (task) => ({ what: 'You are ready to judge', more: 'You get a letter when entries are assigned.', act: 'Look', href: judge(task), due: 'By' }),
  'room-to-answer': (task) => ({ what: 'Weigh entries against each other', more: 'The scores leave them open.', act: 'Answer', href: judge(task, `/rooms/${task.id}`), due: 'The room closes' }),
  'room-answered': (task) => ({ what: 'Your answers in the deliberation room are in', more: 'You can still write and change them.', act: 'Look', href: judge(task, `/rooms/${task.id}`), due: 'The room closes' }),
  'judging-closed': (task) => ({ what: 'Judging is closed', ...(task.of ? { more: 'You can still read your scores.' } : {}), act: 'Look', href: judge(task), due: 'Results by' }),
  'demo-day': (task) => ({ what: 'The demo day is under way', more: 'The page tells you which table is next.', act: 'Go to your table', href: judge(task, '/demo-day'), due: '' }),
  'award-forms': (task) => ({ what: `Send what your prize needs: ${named(task, 'your entry')}`, more: 'The agency pays once it has all of it.', act: 'Look', href: `/apply/${task.challenge.slug}/award${task.id ? `?entry=${task.id}` : ''}`, due: 'By' }),
  'award-to-approve': (task) => ({ what: task.of === 1 ? 'Approve an award' : `Approve ${task.of} awards`, more: 'Every check is done. A second person approves.', act: 'Look', href: run(task, '/awards'), due: '' }),
  awards: (task) => ({ what: task.of === 1 ? 'Go on with one award' : `Go on with ${task.of} awards`, more: 'Check, pass on, send for approval, or note what was paid.', act: 'Look', href: run(task, '/awards'), due: '' }),
  'follow-up': (task) => ({ what: task.of === 1 ? 'Say what became of a winner' : `Say what became of ${task.of} winners`, act: 'Write', href: run(task, '/follow-up'), due: 'Due since' }),
  approval: (task) => ({ what: 'Read it and approve it, or request edits', act: 'Read', href: run(task, '/approval'), due: '' }),
  draft: (task) => ({ what: 'Finish the draft and submit it for approval', act: 'Edit', href: run(task, '/edit'), due: '' }),
  edits: (task) => ({ what: stateNames.edits, act: 'Read', href: run(task, '/approval'), due: '' }),
  'approval-waiting': (task) => ({ what: stateNames.submitted, act: 'Look', href: run(task), due: '' }),
  'challenge-scheduled': (task) => ({ what: stateNames.scheduled, act: 'Look', href: run(task), due: 'Public from' }),
  'challenge-ahead': (task) => ({ what: stateNames.upcoming, act: 'Look', href: run(task), due: 'Opens' }),
  'challenge-open': (task) => ({ what: stateNames.open, act: 'Look', href: run(task), due: 'Closes' }),
  assign: (task) => ({ what: 'Assign entries to judges', act: 'Assign', href: run(task, '/assign'), due: 'By' }),
  'answers-to-read': (task) => ({ what: task.of === 1 ? 'Read what a team answered' : 'Read what teams answered', more: 'Say whether judges read it too.', act: 'Read', href: run(task, '/clarifications?state=answered'), due: '' }),
  'judging-runs': (task) => ({ what: stateNames.judging, act: 'See progress', href: run(task, '/progress'), due: 'Scoring closes' }),
  conflicts: (task) => ({ what: 'Conflicts of interest of its judges', act: 'Look', href: run(task, '/conflicts'), due: 'Scoring closes' }),
  decide: (task) => ({ what: 'Decide who wins', act: 'Decide', href: run(task, '/results'), due: 'Promised by' }),
  publish: (task) => ({ what: 'Publish the results', act: 'Publish', href: run(task, '/results'), due: 'Promised by' }),
  'entry-won': (task) => outcome(task, 'won'),
  'entry-finalist': (task) => outcome(task, 'is a finalist'),
  'entry-not-selected': (task) => outcome(task, 'was not selected'),
  'results-out': (task) => ({ what: 'Results are out', act: 'Read', href: `/challenges/${task.challenge.slug}/results`, due: 'Since' }),
  'results-withdrawn': (task) => ({ what: 'Results were withdrawn', more: 'None count until others are published.', act: 'Read', href: `/challenges/${task.challenge.slug}/results`, due: 'Since' }),
  'judging-over': (task) => ({ what: 'You judged this challenge', ...(task.of ? { more: `${task.done} of ${task.of} ${task.of === 1 ? 'entry' : 'entries'} scored. You can still read your scores.` } : {}), act: 'Look', href: judge(task), due: 'Results out since' }),
  'challenge-over': (task) => ({ what: stateNames.results, act: 'Look', href: run(task, '/results'), due: 'Since' }),
  'role-held': ({ challenge }) => ({
    what: `Your role at ${challenge.agencyName} waits`, more: 'Nobody judges or enters what their own agency runs. You get the role when you sign in after the results are out.', due: 'Results by',
  }),
  'challenge-cancelled': (task) => ({ what: stateNames.cancelled, act: 'Look', href: run(task), due: 'Since' }),
};

export const tell = (task: Task, email: string): Told => words[task.kind](task, email);

/** Where the name of the challenge leads: only entrants' challenges are sure to be public. An invitation is read by its own link. */
export const homeOf = ({ kind, challenge }: Task, { href = '' }: Told): string | undefined => {
  if (kind === 'judge-invitation') return undefined;
  const desk = /^\/(run|judge)\//.exec(href)?.[1];
  return desk ? `/${desk}/${challenge.id}` : `/challenges/${challenge.slug}`;
};
