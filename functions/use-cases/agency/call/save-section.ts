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

/** As typed: the name of its page, or the page's whole address. */
const slugIn = (typed: string): string => typed.trim().toLowerCase().replace(/[?#].*$/, '').replace(/\/+$/, '').split('/').at(-1) ?? '';

/** Each by its page, with the name it goes by now. */
const withCosponsors = async (ports: Needed, { agencyId }: Challenge, value: Record<string, unknown>): Promise<Record<string, unknown>> => {
  const typed = (value as Sections['general']).cosponsors;
  if (!typed) return value;
  const found = await Promise.all(typed.map(async ({ slug }) => (slugIn(slug) ? ports.agencies.findBySlug(slugIn(slug)) : undefined)));
  const faults = found.flatMap((agency, i) => {
    const field = `cosponsors.${i}.slug`;
    if (!agency) return [{ field, message: 'No agency here has this page. Open it under Agencies and copy its address.' }];
    if (agency.id === agencyId) return [{ field, message: 'This agency runs the challenge. Name another.' }];
    return found.findIndex((other) => other?.id === agency.id) < i ? [{ field, message: `${agency.name} is named already.` }] : [];
  });
  if (faults.length > 0) throw Refusal.invalid(faults);
  return { ...value, cosponsors: found.map((agency) => ({ slug: agency!.slug, id: agency!.id, name: agency!.name })) };
};

const attempt = async (ports: Needed, caller: Caller, wanted: Wanted): Promise<SectionDraft> => {
  const { challenge, person } = await ownChallenge(ports, caller, wanted.challengeId, 'manager');
  refuseDiscarded(challenge);
  if (challenge.approval === 'submitted') throw new Refusal('conflict', 'This draft waits for the approver. Take it back first to change it.');
  const read = parsed(wanted.name, wanted.value);
  const value = wanted.name === 'general' ? await withCosponsors(ports, challenge, read) : read;
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
