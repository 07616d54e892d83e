import type { Caller } from '../../../domain/caller.ts';
import { movedEntry } from '../../../domain/judging/chair/moved-entry.ts';
import { prizeWords } from '../../../domain/judging/decision/prizes.ts';
import { decisionLetter } from '../../../domain/letters/judging.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Listed } from '../../../ports/page.ts';
import type { Ports } from '../../../ports/ports.ts';
import { pagesOf } from '../../site-pages.ts';
import { ownChallenge } from '../call/draft-of.ts';

type Needed = Pick<Ports, 'agencies' | 'challenges' | 'rounds' | 'overrides' | 'teams' | 'chance' | 'site'>;
export type LetterPreview = { entryId: string; code: string; team: string; outcome: string; to: string[]; subject: string; text: string };

const perPage = 25;

/** What each team will read when the staged decisions are applied: names of the recipients, never their addresses. By entry code, a page at a time. */
export const previewLetters = async (ports: Needed, caller: Caller, wanted: { challengeId: string; after: string | undefined }): Promise<Listed<LetterPreview>> => {
  const { challenge } = await ownChallenge(ports, caller, wanted.challengeId, 'manager');
  const { items: cards, next } = await ports.rounds.decisionCardPage(challenge.id, perPage, wanted.after);
  if (cards.length === 0 && wanted.after === undefined) throw new Refusal('conflict', 'No decision is staged yet.');
  const [decisions, round] = await Promise.all([ports.rounds.someDecisions(challenge.id, cards.map(({ entryId }) => entryId)), ports.rounds.current(challenge.id)]);
  const [teams, overrides] = await Promise.all([ports.teams.findMany([...new Set(decisions.map(({ teamId }) => teamId))]), round ? ports.overrides.ofRound(round.id) : []]);
  const sections = (await ports.challenges.rules(challenge.id, challenge.rulesVersion))?.sections;
  const [tiers, contactEmail] = [sections?.prizes.tiers ?? [], sections?.general.contactEmail ?? ''];
  const facesOf = (teamId: string) => teams.find((team) => team.id === teamId)?.faces ?? [];
  const items = decisions.toSorted((a, b) => (a.code < b.code ? -1 : 1)).map((decision): LetterPreview => {
    const { entryId, code, title, teamId, teamName, outcome, reason, feedback } = decision;
    const envelope = { id: ports.chance.id('mail'), at: caller.at, to: '', about: challenge.id };
    const letter = decisionLetter(envelope, { challenge, contactEmail, teamName, title, outcome, reason, feedback, prize: prizeWords(decision, tiers), link: pagesOf(ports).application(challenge.slug, entryId, '/outcome'), moved: movedEntry(overrides.find((one) => one.entryId === entryId)) });
    return { entryId, code, team: teamName, outcome, to: facesOf(teamId).map((face) => face.name), subject: letter.subject, text: letter.text };
  });
  return { items, next };
};
