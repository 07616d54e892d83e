import type { StaffRole } from '../../../domain/people/agency.ts';
import { signedIn, type Caller, type Person } from '../../../domain/caller.ts';
import { sections, type Challenge, type SectionDraft, type Sections } from '../../../domain/call/challenge.ts';
import { notFound, Refusal } from '../../../domain/refusal.ts';
import type { Ports } from '../../../ports/ports.ts';
import { staffOf } from '../../staff.ts';

type Needed = Pick<Ports, 'agencies' | 'challenges'>;

/** The challenge, if the caller is staff of its agency; else it is not there. */
export const ownChallenge = async (ports: Needed, caller: Caller, id: string, role?: StaffRole | StaffRole[]): Promise<{ challenge: Challenge; person: Person }> => {
  signedIn(caller);
  const challenge = await ports.challenges.find(id, { strong: true });
  const person = await staffOf(ports, caller, challenge?.agencyId, role, 'challenge');
  if (!challenge) throw notFound('challenge');
  return { challenge, person };
};

export const refuseDiscarded = ({ discarded }: Challenge): void => {
  if (discarded) throw new Refusal('conflict', 'This draft was discarded. Restore it first.');
};

/** The whole draft as one value, defaults filled in. */
export const wholeDraft = (drafts: SectionDraft[]): Sections =>
  Object.fromEntries(Object.entries(sections).map(([name, schema]) => [name, schema.parse(drafts.find((draft) => draft.name === name)?.value ?? {})])) as Sections;

/** Dates that are published move only through an extension, so they have no other draft: these drafts, with what is published of the timeline. */
export const withPublishedDates = async (ports: Pick<Ports, 'challenges'>, { id, rulesVersion }: Challenge, drafts: SectionDraft[]): Promise<SectionDraft[]> => {
  const rules = rulesVersion > 0 ? await ports.challenges.rules(id, rulesVersion) : undefined;
  return drafts.map((draft) => (rules && draft.name === 'timeline' ? { ...draft, value: rules.sections.timeline } : draft));
};

export const draftsOf = async (ports: Pick<Ports, 'challenges'>, challenge: Challenge): Promise<SectionDraft[]> =>
  withPublishedDates(ports, challenge, await ports.challenges.sections(challenge.id));
