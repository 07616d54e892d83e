import { createHash } from 'node:crypto';
import type { Challenge } from '../../domain/call/challenge.ts';
import { feedbackText } from '../../domain/judging/evaluation/feedback-parts.ts';
import type { Evaluation } from '../../domain/judging/evaluation/evaluation.ts';
import { inviteJudges } from '../../use-cases/agency/panel/invite-judges.ts';
import { publishAssignments } from '../../use-cases/agency/assigning/publish-assignments.ts';
import { acceptJudgeInvitation } from '../../use-cases/judge/answer-invitation.ts';
import { acknowledgeOrientation, declareConflicts, type Declared } from '../../use-cases/judge/prepare.ts';
import { keepScores, saveEvaluation } from '../../use-cases/judge/score-entry.ts';
import { mara, type Player } from './cast.ts';
import type { Play } from './play-call.ts';
import type { DemoTeam } from './teams.ts';

export const criteria = ['public-value', 'feasibility', 'right-tool', 'privacy'] as const;

/** 0 to 1, the same for the same words: the demo is the same demo on every machine. */
const drawn = (...words: string[]): number => createHash('sha256').update(words.join('\0')).digest().readUInt32BE(0) / 2 ** 32;

/** A judge's mark: the entry's grade, the judge's habit, and a little of the day. Two entries are marked alike by everybody, so that they tie. */
const markOf = (judge: Player, team: DemoTeam, criterion: string, alike: string[]): number => {
  if (alike.includes(team.name)) return 4;
  const habit = (drawn(judge.email) - 0.5) * 1.1;
  const day = (drawn(judge.email, team.name, criterion) - 0.5) * 1.7;
  return Math.min(5, Math.max(1, Math.round(team.grade + habit + day)));
};

const praise = ['The need is real and the numbers are your own.', 'You tested it with the people who would use it, and it shows.', 'The reasoning for the tool you chose is the clearest part.'];
const advice = ['Say who answers the phone when it fails on a Saturday.', 'The yearly cost leaves out training. Count it.', 'Name what you would drop if you had half the time.'];
const doubt = ['The benefit is claimed rather than shown.', 'An ordinary database would do all of this.', 'It rests on data the departments do not have yet.'];

const pick = (lines: string[], ...words: string[]) => lines[Math.floor(drawn(...words) * lines.length)]!;
const feedbackOf = (judge: Player, { name, grade }: DemoTeam): string =>
  feedbackText({ other: '', strong: grade >= 3.3 ? pick(praise, judge.email, name) : '', missing: grade >= 3.3 ? '' : pick(doubt, judge.email, name), next: pick(advice, name, judge.email) });

/** Invited together, accepted, oriented and through the conflict gate. Some stop at an earlier step. */
export const seat = async ({ ports, company, calendar }: Play, challenge: Challenge, players: Player[], day: number, said: Record<string, Declared[]> = {}): Promise<void> => {
  const sentAt = calendar.at(day);
  const judges = players.map(({ email, name, organization }) => ({ email, name, organization, areas: [] }));
  const wanted = new Set(judges.map(({ email }) => email));
  const tokens = new Map<string, string>();
  await inviteJudges(listening(ports, (to, text) => tokens.set(to, /invitations\/([\w-]+)/.exec(text)?.[1] ?? '')), await company.as(mara, sentAt), { challengeId: challenge.id, judges });
  for (const player of players.filter(({ email }) => wanted.has(email))) {
    const caller = await company.as(player, calendar.at(day + 1, 60 * drawn(player.email)));
    await acceptJudgeInvitation(ports, caller, tokens.get(player.email)!);
    await acknowledgeOrientation(ports, caller, challenge.id);
    await declareConflicts(ports, caller, { challengeId: challenge.id, conflicts: said[player.email] ?? [] });
  }
};

/** The same ports, with an ear on the letters: an invitation's link stands nowhere else. */
const listening = (ports: Play['ports'], heard: (to: string, text: string) => void): Play['ports'] => ({
  ...ports,
  invitations: {
    ...ports.invitations,
    make: async (invitations, mails, deed) => {
      await ports.invitations.make(invitations, mails, deed);
      for (const mail of mails) heard(mail.to, mail.text);
    },
  },
});

export const assign = async ({ ports, company, calendar }: Play, challenge: Challenge, day: number): Promise<void> => {
  await publishAssignments(ports, await company.as(mara, calendar.at(day, 30)), challenge.id);
};

type Scoring = { players: Player[]; teams: DemoTeam[]; day: (player: Player) => number; alike?: string[]; /** How much of a judge's pile is done, 0 to 1. */ share: (player: Player) => number };

/** Each judge works down the pile in its own order; the one after the last saved is left half marked. */
export const score = async ({ ports, company, calendar }: Play, challenge: Challenge, { players, teams, day, alike = [], share }: Scoring): Promise<void> => {
  const round = (await ports.rounds.current(challenge.id))!;
  for (const player of players) {
    const { person } = await company.as(player, calendar.at(day(player)));
    const pile = (await ports.evaluations.ofJudge(round.id, person.id)).toSorted((a, b) => a.order - b.order);
    const done = Math.round(pile.length * share(player));
    for (const [i, evaluation] of pile.entries()) {
      if (i > done || share(player) === 0) break;
      await mark({ ports, company, calendar } as Play, challenge, player, evaluation, teams, calendar.at(day(player), i * 25 + 60 * drawn(player.email)), { alike, whole: i < done });
    }
  }
};

const mark = async ({ ports, company }: Play, challenge: Challenge, player: Player, evaluation: Evaluation, teams: DemoTeam[], at: string, { alike, whole }: { alike: string[]; whole: boolean }) => {
  const entry = (await ports.entries.find(evaluation.entryId))!;
  const team = teams.find(({ title }) => title === entry.title)!;
  const marks = Object.fromEntries(criteria.slice(0, whole ? 4 : 2).map((criterion) => [criterion, markOf(player, team, criterion, alike)]));
  const caller = await company.as(player, at);
  const wanted = { challengeId: challenge.id, entryId: entry.id, version: evaluation.version, written: { marks, comments: {}, note: '', feedback: whole ? feedbackOf(player, team) : '' } };
  await (whole ? saveEvaluation : keepScores)(ports, caller, wanted);
};
