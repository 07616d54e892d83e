import { canonical } from '../../domain/words/canonical.ts';
import type { Caller } from '../../domain/caller.ts';
import type { Answers, DraftSection, NamedSection } from '../../domain/entry/entry.ts';
import { notFound, Refusal } from '../../domain/refusal.ts';
import type { Ports } from '../../ports/ports.ts';
import { withSecondLook } from '../second-look.ts';
import { byMember, openFor, ownEntry } from './membership.ts';

type Needed = Pick<Ports, 'challenges' | 'grants' | 'teams' | 'entries'>;
type Wanted = { entryId: string; section: string; answers: Answers; version: number };

const mostBytes = 60_000;

const attempt = async (ports: Needed, caller: Caller, wanted: Wanted): Promise<NamedSection> => {
  const { entry, person, team } = await ownEntry(ports, caller, wanted.entryId);
  const challenge = await openFor(ports, caller, entry.challengeId, { teamId: entry.teamId });
  const rules = await ports.challenges.rules(challenge.id, challenge.rulesVersion);
  const section = rules?.sections.form.sections.find((one) => one.id === wanted.section);
  if (!section) throw notFound('section');
  const asked = new Set(section.fields.map((field) => field.id));
  const unknown = Object.keys(wanted.answers).find((id) => !asked.has(id));
  if (unknown) throw new Refusal('invalid', 'This section does not ask that question. Open it again.', unknown);
  if (canonical(wanted.answers).length > mostBytes) throw new Refusal('too-large', 'This section is over 60 KB. Shorten it, or attach a document.', wanted.section);
  const stored = await ports.entries.draft(entry.id, section.id);
  if (stored && canonical(stored.answers) === canonical(wanted.answers)) return byMember(team, stored);
  if ((stored?.version ?? 0) !== wanted.version) {
    const { answers, version, editedBy, editedByName, editedAt } = byMember(team, stored ?? { answers: {}, version: 0, editedBy: '', editedAt: '' });
    const current = { answers, version, editedBy, editedByName, editedAt };
    throw new Refusal('stale', 'Someone else in your team changed this section. Compare both, then save again.', undefined, { current });
  }
  const next: DraftSection = {
    entryId: entry.id, section: section.id, answers: wanted.answers, editedBy: person.id, editedAt: caller.at, version: wanted.version + 1,
  };
  await ports.entries.saveDraft(next);
  return byMember(team, next);
};

/** Autosave of one section: one put. Unfinished answers are kept as they are; the same words again change nothing. */
export const saveDraft = (ports: Needed, caller: Caller, wanted: Wanted): Promise<NamedSection> => withSecondLook(() => attempt(ports, caller, wanted));
