import { canonical } from '../../../domain/words/canonical.ts';
import type { Caller } from '../../../domain/caller.ts';
import { sections, type Challenge, type SectionDraft, type SectionName, type Sections } from '../../../domain/call/challenge.ts';
import { brokenLines } from '../../../domain/call/section-lines.ts';
import { brokenLinks } from '../../../domain/words/written-links.ts';
import { notFound, Refusal } from '../../../domain/refusal.ts';
import type { Ports } from '../../../ports/ports.ts';
import { withSecondLook } from '../../second-look.ts';
import { ownChallenge, refuseDiscarded } from './draft-of.ts';
import { refuseOtherScoring } from '../deciding/scored-by.ts';

type Needed = Pick<Ports, 'agencies' | 'challenges' | 'rounds'>;
type Wanted = { challengeId: string; name: SectionName; version: number; value: unknown };

const parsed = (name: SectionName, value: unknown): Record<string, unknown> => {
  const result = sections[name].safeParse(value);
  if (result.success) {
    const broken = [...brokenLines(result.data), ...brokenLinks(result.data)];
    if (broken.length > 0) throw Refusal.invalid(broken);
    return result.data;
  }
  throw Refusal.invalid(result.error.issues.map((issue) => ({ field: issue.path.join('.'), message: issue.message })));
};

/** Until it is approved, the draft is called what its General section says, and is of that kind. */
const renamed = (challenge: Challenge, { title, tagline, profile }: Sections['general']): Challenge | undefined => {
  const changed = challenge.rulesVersion === 0 && title.trim() !== '' && (title !== challenge.title || tagline !== challenge.tagline || profile !== challenge.profile);
  return changed ? { ...challenge, title, tagline, profile, version: challenge.version + 1 } : undefined;
};

const attempt = async (ports: Needed, caller: Caller, wanted: Wanted): Promise<SectionDraft> => {
  const { challenge, person } = await ownChallenge(ports, caller, wanted.challengeId, 'manager');
  refuseDiscarded(challenge);
  if (challenge.approval === 'submitted') throw new Refusal('conflict', 'This draft waits for the approver. Take it back first to change it.');
  const value = parsed(wanted.name, wanted.value);
  if (wanted.name === 'judging' && challenge.rulesVersion > 0) await refuseOtherScoring(ports, challenge, sections.judging.parse(value));
  const stored = await ports.challenges.section(wanted.challengeId, wanted.name);
  if (!stored) throw notFound('section');
  if (wanted.name === 'general' && value['follows'] !== (stored.value as Sections['general']).follows) throw new Refusal('invalid', 'Which stage it follows was set when it was made. Start the next stage from the overview of the challenge before it.', 'follows');
  if (canonical(stored.value) === canonical(value)) return stored;
  const changed = () => new Refusal('stale', 'Somebody else changed this section. Compare both, then save again.', undefined, { current: stored.value, version: stored.version });
  if (stored.version !== wanted.version) throw changed();
  const next: SectionDraft = { ...stored, value, editedBy: person.id, editedAt: caller.at, version: stored.version + 1 };
  await ports.challenges.saveSection(next, wanted.name === 'general' ? renamed(challenge, sections.general.parse(value)) : undefined);
  return next;
};

/**
 * A manager saves one section. Saving never asks for completeness. A stale save of different words is refused with what is
 * stored, so that both can be compared; the same words again are simply saved.
 */
export const saveSection = (ports: Needed, caller: Caller, wanted: Wanted): Promise<SectionDraft> => withSecondLook(() => attempt(ports, caller, wanted));
