import { movedEntry } from '../../../domain/judging/chair/moved-entry.ts';
import { prizeWords } from '../../../domain/judging/decision/prizes.ts';
import { decisionLetter } from '../../../domain/letters/judging.ts';
import type { Ports } from '../../../ports/ports.ts';
import { pagesOf } from '../../site-pages.ts';
import { about } from './told-about.ts';
import { writeLetters, type Cause, type ToWrite } from './write-letters.ts';
import { writePages, type Progress } from '../write-pages.ts';

type Needed = ToWrite & Pick<Ports, 'challenges' | 'rounds' | 'overrides' | 'teams' | 'mailings'>;

/** Every team hears what was decided about its entry, with the reason and the feedback. */
export const tellDecisions = async (ports: Needed, act: Cause): Promise<Progress> => {
  const challenge = await about(ports, act);
  const sections = (await ports.challenges.rules(challenge.id, challenge.rulesVersion))?.sections;
  const [tiers, contactEmail] = [sections?.prizes.tiers ?? [], sections?.general.contactEmail ?? ''];
  const round = await ports.rounds.current(challenge.id);
  const page = async (after: string | undefined) => {
    const { items, next } = await ports.rounds.decisionPage(challenge.id, after);
    const overrides = round ? await ports.overrides.ofRound(round.id) : [];
    for (const decision of items) {
      const members = (await ports.teams.members(decision.teamId)).map((member) => member.personId);
      const moved = movedEntry(overrides.find(({ entryId }) => entryId === decision.entryId));
      const link = pagesOf(ports).application(challenge.slug, decision.entryId, '/outcome');
      await writeLetters(ports, act, members, (envelope) => decisionLetter(envelope, { ...decision, challenge, contactEmail, prize: prizeWords(decision, tiers), link, moved }), { apart: decision.entryId });
    }
    return { next };
  };
  return writePages(ports, act, [page]);
};
