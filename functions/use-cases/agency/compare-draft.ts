import type { Caller } from '../../domain/caller.ts';
import type { SectionDraft, Sections } from '../../domain/challenge.ts';
import type { Ports } from '../../ports/ports.ts';
import { draftsOf, ownChallenge, wholeDraft } from './draft-of.ts';

type Needed = Pick<Ports, 'agencies' | 'challenges' | 'people'>;
export type Before = { kind: 'published' | 'seen'; at: string; byName: string; sections: Sections };
type Compared = { sections: Sections; edits: (SectionDraft & { editedByName: string })[]; before?: Before };

/** Who wrote what last, by name. */
export const namedEdits = async (ports: Pick<Ports, 'people'>, drafts: SectionDraft[]): Promise<Compared['edits']> => {
  const ids = [...new Set(drafts.map(({ editedBy }) => editedBy))];
  const names = new Map(await Promise.all(ids.map(async (id): Promise<[string, string]> => [id, (await ports.people.find(id))?.name ?? 'Somebody'])));
  return drafts.map((draft) => ({ ...draft, editedByName: names.get(draft.editedBy)! }));
};

/** The whole draft beside what was published last, or else what the approver last read. */
export const compareDraft = async (ports: Needed, caller: Caller, id: string): Promise<Compared> => {
  const { challenge } = await ownChallenge(ports, caller, id);
  const [drafts, seen, rules] = await Promise.all([
    draftsOf(ports, challenge), ports.challenges.seen(id), challenge.rulesVersion > 0 ? ports.challenges.rules(id, challenge.rulesVersion) : undefined,
  ]);
  const compared = { sections: wholeDraft(drafts), edits: await namedEdits(ports, drafts) };
  if (rules) return { ...compared, before: { kind: 'published', at: rules.publishedAt, byName: '', sections: rules.sections } };
  if (seen) return { ...compared, before: { kind: 'seen', at: seen.at, byName: seen.byName, sections: seen.sections } };
  return compared;
};
