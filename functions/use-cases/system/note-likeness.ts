import type { Act } from '../../domain/act.ts';
import type { Answers } from '../../domain/entry/entry.ts';
import { mostFilesCompared, phrasesOf, signatureOf } from '../../domain/entry/likeness.ts';
import type { Ports } from '../../ports/ports.ts';

/** After an entry was sent: what others are compared with it by. Safe to repeat. */
export const noteLikeness = async ({ entries, likenesses }: Pick<Ports, 'entries' | 'likenesses'>, act: Pick<Act, 'refs' | 'about'>): Promise<void> => {
  const [entryId, n] = [String(act.refs['entry']), Number(act.refs['n'])];
  const sent = await entries.sent(entryId, n);
  if (!sent) throw new Error(`version ${n} of ${entryId} cannot be read`);
  const answers = Object.assign({}, ...sent.sections.map((section) => section.answers)) as Answers;
  const files = [...new Set(sent.manifest.files.map(({ sha256 }) => sha256))].slice(0, mostFilesCompared);
  await likenesses.keep({ challengeId: act.about, entryId, n, signature: signatureOf(phrasesOf(answers)), files });
};
