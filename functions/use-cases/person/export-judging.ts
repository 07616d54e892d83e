import { isVisible } from '../../domain/judging/round/plan.ts';
import type { Ports } from '../../ports/ports.ts';

type Needs = Pick<Ports, 'judges' | 'practices' | 'rounds' | 'evaluations'>;

const practiced = async (ports: Needs, challengeId: string, personId: string) => {
  const samples = (await ports.practices.find(challengeId))?.samples ?? [];
  const own = await ports.practices.ofJudge(challengeId, personId, samples.map(({ id }) => id));
  return own.map(({ sampleId, marks, comments, savedAt }) => ({ sample: samples.find(({ id }) => id === sampleId)?.title, marks, comments, savedAt }));
};

/** What the person did as a judge: what they said at the gate and their own scores, of entries they may know of. */
export const judgingRecord = async (ports: Needs, personId: string, challengeId: string) => {
  const [judge, declarations, round] = await Promise.all([ports.judges.find(challengeId, personId), ports.judges.declarations(challengeId, personId), ports.rounds.current(challengeId)]);
  const own = round ? (await ports.evaluations.ofJudge(round.id, personId)).filter((one) => isVisible(round, one)) : [];
  return {
    challengeId, acceptedAt: judge?.acceptedAt, orientedAt: judge?.orientedAt, declaredAt: judge?.declaredAt, accessEndedAt: judge?.revoked?.at,
    declared: declarations.map(({ at, names }) => ({ at, names })),
    practice: await practiced(ports, challengeId, personId),
    evaluations: own.map(({ entryId, state, marks, comments, note, feedback, draft, composite, reason, savedAt }) => ({ entryId, state, marks, comments, note, feedback, draft, composite, reason, savedAt })),
  };
};
