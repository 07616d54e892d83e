import type { Caller } from '../../../domain/caller.ts';
import { sectionNames, sections, type Challenge, type SectionDraft } from '../../../domain/call/challenge.ts';
import { notFound, Refusal } from '../../../domain/refusal.ts';
import { templates, type TemplateName } from '../../../domain/call/template.ts';
import type { Ports } from '../../../ports/ports.ts';
import { staffOf } from '../../staff.ts';
import { tell } from '../../tell.ts';
import { ownChallenge } from './draft-of.ts';

type Wanted = { agencyId: string; title: string; from: TemplateName | 'copy'; copyOf?: string | undefined };
type Needed = Pick<Ports, 'agencies' | 'challenges' | 'chance'>;

const slugOf = (title: string, code: string) =>
  `${title.toLowerCase().normalize('NFKD').replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '').slice(0, 50).replace(/-$/, '') || 'challenge'}-${code}`;

/** The dates of another challenge say nothing of this one: its phases stay, and what is missing names each date. */
const withoutDates = (values: Record<string, object>): Record<string, object> => {
  const timeline = sections.timeline.parse(values['timeline'] ?? {});
  return { ...values, timeline: { ...timeline, phases: timeline.phases.map((phase) => ({ ...phase, opens: '', closes: '' })), resultsOn: '' } };
};

const startingValues = async (ports: Needed, caller: Caller, wanted: Wanted): Promise<Record<string, object>> => {
  if (wanted.from !== 'copy') return templates[wanted.from];
  if (!wanted.copyOf) throw new Refusal('invalid', 'Choose the challenge to copy.', 'copyOf');
  const { challenge: past } = await ownChallenge(ports, caller, wanted.copyOf);
  return withoutDates(Object.fromEntries((await ports.challenges.sections(past.id)).map((draft) => [draft.name, draft.value])));
};

/** A manager starts a call: blank, from a template, or as a copy of a past one. */
export const createChallenge = async (ports: Needed, caller: Caller, wanted: Wanted): Promise<Challenge> => {
  const manager = await staffOf(ports, caller, wanted.agencyId, 'manager');
  const agency = await ports.agencies.find(wanted.agencyId);
  if (!agency) throw notFound('agency');
  const values = await startingValues(ports, caller, wanted);
  const id = ports.chance.id('challenge');
  const first: SectionDraft[] = sectionNames.map((name) => ({
    challengeId: id, name, editedBy: manager.id, editedAt: caller.at, version: 1,
    value: sections[name].parse(name === 'general' ? { ...values['general'], title: wanted.title } : (values[name] ?? {})),
  }));
  const challenge: Challenge = {
    id, slug: slugOf(wanted.title, ports.chance.code(6)), agencyId: agency.id, agencyName: agency.name, title: wanted.title, tagline: '',
    createdBy: manager.id, createdAt: caller.at, approval: 'none', participation: 'public', profile: sections.general.parse(values['general'] ?? {}).profile, zone: 'America/New_York', phases: [], resultsOn: '',
    prizeCents: 0, areas: [], sponsors: [], showEntryCount: false, teamSize: 10, teamsPerPerson: 3, entriesPerPerson: 5, rulesVersion: 0, rulesHash: '', version: 1,
  };
  await ports.challenges.create(challenge, first, tell(ports, caller, 'challenge.created', { about: id, answer: challenge }));
  return challenge;
};
