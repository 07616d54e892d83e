import type { Act } from '../../domain/act.ts';
import type { Challenge } from '../../domain/call/challenge.ts';
import { entryStates } from '../../domain/entry/entry.ts';
import type { Counts } from '../../domain/statutory/report-part.ts';
import type { Listed } from '../../ports/page.ts';
import type { Ports } from '../../ports/ports.ts';

type Needed = Pick<Ports, 'announcements' | 'challenges' | 'clock' | 'entries' | 'judges' | 'questions' | 'registrations' | 'reports' | 'rounds' | 'standings' | 'teams'>;

/** How long a list is, and what its items come to, a page at a time and none of them kept. */
const through = async <T>(list: (after?: string) => Promise<Listed<T>>, each: (one: T) => number = () => 1): Promise<number> => {
  let [sum, page] = [0, await list()];
  for (;;) {
    sum += page.items.reduce((all, one) => all + each(one), 0);
    if (!page.next) return sum;
    page = await list(page.next);
  }
};

const countsOf = async (ports: Needed, { id }: Challenge): Promise<Counts> => {
  const registered = (standing: 'approved' | 'waiting' | 'refused') => through((after) => ports.registrations.ofChallenge(id, standing, after));
  const asked = (state: 'answered' | 'waiting' | 'declined') => through((after) => ports.questions.ofChallenge(id, state, after));
  const announced = (each: (written: number) => number) => through((after) => ports.announcements.ofChallenge(id, after), ({ state, written }) => (state === 'sent' ? each(written) : 0));
  const round = await ports.rounds.current(id);
  const [judges, standing] = [await ports.judges.ofChallenge(id), round && (await ports.standings.read(round.id))];
  const entries = Object.fromEntries(await Promise.all(entryStates.map(async (state) => [state, await through((after) => ports.entries.ofChallenge(id, state, after))]))) as Counts['entries'];
  return {
    at: ports.clock.now(), entries,
    registrations: { approved: await registered('approved'), waiting: await registered('waiting'), refused: await registered('refused') },
    teams: (await ports.teams.ofChallenge(id)).filter(({ memberCount }) => memberCount > 0).length,
    judges: { serving: judges.filter(({ revoked }) => !revoked).length, revoked: judges.filter(({ revoked }) => revoked).length },
    evaluations: standing?.entries.reduce((sum, { saved }) => sum + saved, 0) ?? 0,
    announcements: { sent: await announced(() => 1), letters: await announced((written) => written) },
    questions: { answered: await asked('answered'), waiting: await asked('waiting'), declined: await asked('declined') },
  };
};

/** What the report of a challenge counts, as it is now. Safe to repeat: the newest count stands. */
export const countReport = async (ports: Needed, act: Pick<Act, 'about'>): Promise<void> => {
  const challenge = await ports.challenges.find(act.about, { strong: true });
  if (!challenge || challenge.listing) return;
  const counts = await countsOf(ports, challenge);
  const before = await ports.reports.counting(challenge.id);
  await ports.reports.keepCounting({ challengeId: challenge.id, asked: before?.asked, counts, version: (before?.version ?? 0) + 1 });
};
