import type { Caller } from '../../../domain/caller.ts';
import { sectionNames, sections, type Challenge, type SectionDraft } from '../../../domain/call/challenge.ts';
import { notFound, Refusal } from '../../../domain/refusal.ts';
import { templates, type TemplateName } from '../../../domain/call/template.ts';
import type { Ports } from '../../../ports/ports.ts';
import { staffOf } from '../../staff.ts';
import { tell } from '../../tell.ts';
import { ownChallenge } from './draft-of.ts';

type Wanted = { agencyId: string; title: string; from: TemplateName | 'copy' | 'next-stage'; /** The challenge to copy, or the stage before. */ copyOf?: string | undefined };
type Needed = Pick<Ports, 'agencies' | 'challenges' | 'chance'>;

const slugOf = (title: string, code: string) =>
  `${title.toLowerCase().normalize('NFKD').replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '').slice(0, 50).replace(/-$/, '') || 'challenge'}-${code}`;

/** The dates of another challenge say nothing of this one: its phases stay, and what is missing names each date. */
const withoutDates = (values: Record<string, object>): Record<string, object> => {
  const timeline = sections.timeline.parse(values['timeline'] ?? {});
  return { ...values, timeline: { ...timeline, phases: timeline.phases.map((phase) => ({ ...phase, opens: '', closes: '' })), resultsOn: '' } };
};

/** A stage has one after it, and the same agency runs both. */
const refuseNext = async (ports: Needed, past: Challenge, agencyId: string): Promise<void> => {
  if (past.agencyId !== agencyId) throw new Refusal('invalid', `“${past.title}” is run by ${past.agencyName}: its next stage is too.`, 'agencyId');
  if (past.profile === 'listing' || past.listing) throw new Refusal('conflict', 'Nobody is selected in a call that is held elsewhere, so no stage follows it.');
  if (past.cancelled || past.discarded) throw new Refusal('conflict', `“${past.title}” was ${past.cancelled ? 'cancelled' : 'discarded'}: no stage follows it.`);
  const next = past.next ? await ports.challenges.find(past.next, { strong: true }) : undefined;
  if (next && !next.discarded && !next.cancelled) throw new Refusal('conflict', `“${next.title}” is the stage after this one already.`, undefined, { challengeId: next.id });
};

type Start = { values: Record<string, object>; /** The stage before, pointing at the new one. */ before?: Challenge };

const startOf = async (ports: Needed, caller: Caller, wanted: Wanted, id: string): Promise<Start> => {
  if (wanted.from !== 'copy' && wanted.from !== 'next-stage') return { values: templates[wanted.from] };
  if (!wanted.copyOf) throw new Refusal('invalid', wanted.from === 'copy' ? 'Choose the challenge to copy.' : 'Choose the stage before.', 'copyOf');
  const { challenge: past } = await ownChallenge(ports, caller, wanted.copyOf);
  const values = withoutDates(Object.fromEntries((await ports.challenges.sections(past.id)).map((draft) => [draft.name, draft.value])));
  const { follows: _, admits: __, ...general } = sections.general.parse(values['general'] ?? {});
  if (wanted.from === 'copy') return { values: { ...values, general } };
  await refuseNext(ports, past, wanted.agencyId);
  const gate = { participation: 'invitation', follows: past.id, admits: 'finalists' } as const;
  return { values: { ...values, general: { ...general, ...gate } }, before: { ...past, next: id, version: past.version + 1 } };
};

/** A manager starts a call: blank, from a template, as a copy of a past one, or as the stage after one. */
export const createChallenge = async (ports: Needed, caller: Caller, wanted: Wanted): Promise<Challenge> => {
  const manager = await staffOf(ports, caller, wanted.agencyId, 'manager');
  const agency = await ports.agencies.find(wanted.agencyId);
  if (!agency) throw notFound('agency');
  const id = ports.chance.id('challenge');
  const { values, before } = await startOf(ports, caller, wanted, id);
  const first: SectionDraft[] = sectionNames.map((name) => ({
    challengeId: id, name, editedBy: manager.id, editedAt: caller.at, version: 1,
    value: sections[name].parse(name === 'general' ? { ...values['general'], title: wanted.title } : (values[name] ?? {})),
  }));
  const challenge: Challenge = {
    id, slug: slugOf(wanted.title, ports.chance.code(6)), agencyId: agency.id, agencyName: agency.name, title: wanted.title, tagline: '',
    createdBy: manager.id, createdAt: caller.at, approval: 'none', participation: 'public', profile: sections.general.parse(values['general'] ?? {}).profile, zone: 'America/New_York', phases: [], resultsOn: '',
    prizeCents: 0, areas: [], sponsors: [], showEntryCount: false, teamSize: 10, teamsPerPerson: 3, entriesPerPerson: 5, rulesVersion: 0, rulesHash: '', version: 1,
  };
  await ports.challenges.create(challenge, first, tell(ports, caller, 'challenge.created', { about: id, answer: challenge }), before);
  return challenge;
};
