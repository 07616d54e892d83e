import type { Act } from '../../domain/act.ts';
import { derivedId } from '../../domain/letters/letter.ts';
import type { Told } from '../../domain/record/leaf/leaf-kinds.ts';
import type { Promised } from '../../ports/ledger.ts';
import type { Ports } from '../../ports/ports.ts';

type Needed = Pick<Ports, 'ledger' | 'rounds' | 'results' | 'challenges' | 'clock'>;

/** Whoever closed an account: what opens their leaves in a challenge is destroyed as soon as no result hangs on it. Safe to repeat. */
export const promiseErasure = ({ ledger, sha256 }: Pick<Ports, 'ledger' | 'sha256'>, { id, about, at }: Pick<Act, 'id' | 'about' | 'at'>, subject: string): Promise<void> =>
  ledger.promise({ what: 'erasure', challenge: about, act: derivedId('act', sha256, 'erasure-recorded', id, about), at, subject });

const day = 24 * 3_600_000;
const farOff = '9999';

/** Scores are opened with the result: until they are, they stay. */
const mustStay = async ({ ledger, rounds, results, challenges }: Needed, challenge: string): Promise<boolean> => {
  if ((await challenges.find(challenge))?.cancelled) return false;
  const round = await rounds.current(challenge);
  if (!round?.publishedBatch) return false;
  if (!(await results.published(round.id))) return true;
  return (await ledger.promised(farOff)).some((other) => other.what === 'reveal' && other.challenge === challenge);
};

/** Destroys what the digests about a person stand for, and says how many; put off by a day where a result still hangs on them. `destroy` comes once it is told. */
export const eraseShown = async (ports: Needed, promised: Promised): Promise<{ told?: Told; destroy: () => Promise<void> }> => {
  const { ledger, clock } = ports;
  const { challenge, subject } = promised;
  if (await mustStay(ports, challenge)) return { destroy: () => ledger.promise({ ...promised, at: new Date(Date.parse(clock.now()) + day).toISOString() }) };
  const shown = await ledger.shown(subject!, challenge);
  const destroy = () => ledger.erase(subject!, challenge, shown.map(({ act }) => act));
  const count = shown.reduce((sum, { texts }) => sum + texts.length, 0);
  return count === 0 ? { destroy } : { told: { kind: 'erasure.recorded', pub: { count, basis: 'request' }, sealed: {} }, destroy };
};
