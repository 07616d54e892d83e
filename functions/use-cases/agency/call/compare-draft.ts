import type { Caller } from '../../../domain/caller.ts';
import type { Review, SectionDraft, Sections } from '../../../domain/call/challenge.ts';
import { concernsOf } from '../../../domain/call/concerns.ts';
import type { Lack } from '../../../domain/call/lint.ts';
import type { Ports } from '../../../ports/ports.ts';
import { draftsOf, ownChallenge, wholeDraft } from './draft-of.ts';

type Needed = Pick<Ports, 'agencies' | 'challenges' | 'people'>;
export type Before = { kind: 'published' | 'seen'; at: string; byName: string; sections: Sections };
/** `concerns` is worth a second look: the draft can be approved as it is. */
type Compared = { /** Of the head, read before the sections: a decision names it. */ version: number; sections: Sections; edits: (SectionDraft & { editedByName: string })[]; concerns: Lack[]; before?: Before };

/** By the name each goes by now: whoever closed the account has none. */
const namesOf = async (ports: Pick<Ports, 'people'>, ids: string[]): Promise<(id: string) => string> => {
  const names = new Map((await ports.people.findMany([...new Set(ids)])).map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? 'Somebody';
};

/** What approvers said, by name. */
export const namedReviews = async (ports: Pick<Ports, 'people'>, reviews: Review[]): Promise<Review[]> => {
  const nameOf = await namesOf(ports, reviews.map(({ by }) => by));
  return reviews.map((review) => ({ ...review, byName: nameOf(review.by) }));
};

/** Who wrote what last, by name. */
export const namedEdits = async (ports: Pick<Ports, 'people'>, drafts: SectionDraft[]): Promise<Compared['edits']> => {
  const nameOf = await namesOf(ports, drafts.map(({ editedBy }) => editedBy));
  return drafts.map((draft) => ({ ...draft, editedByName: nameOf(draft.editedBy) }));
};

/** The whole draft beside what was published last, or else what the approver last read. */
export const compareDraft = async (ports: Needed, caller: Caller, id: string): Promise<Compared> => {
  const { challenge } = await ownChallenge(ports, caller, id);
  const [drafts, seen, rules] = await Promise.all([
    draftsOf(ports, challenge), ports.challenges.seen(id), challenge.rulesVersion > 0 ? ports.challenges.rules(id, challenge.rulesVersion) : undefined,
  ]);
  const sections = wholeDraft(drafts);
  const compared = { version: challenge.version, sections, edits: await namedEdits(ports, drafts), concerns: concernsOf(sections) };
  if (rules) return { ...compared, before: { kind: 'published', at: rules.publishedAt, byName: '', sections: rules.sections } };
  if (seen) {
    const said = (await ports.challenges.reviews(id)).filter(({ outcome, at }) => outcome === 'edits' && at === seen.at);
    return { ...compared, before: { kind: 'seen', at: seen.at, byName: (await namedReviews(ports, said))[0]?.byName ?? 'An approver', sections: seen.sections } };
  }
  return compared;
};
