import { api, attempt, read, readVersioned } from '#lib/api.ts';
import { entriesPhase } from '../../../../../../functions/domain/call/challenge.ts';
import type { LayoutServerLoad } from './$types';

type Event = Parameters<LayoutServerLoad>[0];

const own = async (event: Event, entryId: string, teamId: string) => {
  const [{ value, version }, { faults }, team] = await Promise.all([
    readVersioned(event, api(event).entries.entries[':entryId'].$get({ param: { entryId } })),
    read(event, api(event).entries.entries[':entryId'].check.$get({ param: { entryId } })),
    readVersioned(event, api(event).entries.teams[':teamId'].$get({ param: { teamId } })),
  ]);
  return { ...value, version, faults, team: { ...team.value, version: team.version } };
};

/** The time that was given after the close, to the person or to the team of this entry, where it has not run out. */
const longest = async (event: Event, challengeId: string, teams: { id: string }[], teamId?: string) => {
  const { items } = await read(event, api(event).entries.grants[':challengeId'].own.$get({ param: { challengeId } }));
  const now = event.platform?.now() ?? '';
  const fits = (holder: string) => (teams.some(({ id }) => id === holder) ? !teamId || holder === teamId : true);
  return items.filter((grant) => grant.until >= now && fits(grant.holder)).toSorted((a, b) => (a.until < b.until ? 1 : -1))[0];
};

/** The challenge, and the person's own part in it. With more than one entry, `?entry=` says which. */
export const load: LayoutServerLoad = async (event) => {
  const { challenge, stage, rules } = await read(event, api(event).challenges.challenges[':slug'].$get({ param: { slug: event.params.challenge }, query: {} }));
  const [registration, { teams }] = await Promise.all([
    attempt(event, api(event).entries.registrations[':challengeId'].$get({ param: { challengeId: challenge.id } })),
    read(event, api(event).entries.entries.$get({ query: { challengeId: challenge.id } })),
  ]);
  const entries = teams.flatMap((team) => team.entries.map((entry) => ({ ...entry, teamId: team.id, teamName: team.name })));
  const wanted = event.url.searchParams.get('entry');
  const chosen = wanted ? entries.find((entry) => entry.id === wanted) : entries.length === 1 ? entries[0] : undefined;
  const closed = stage !== 'open' && stage !== 'upcoming';
  const granted = closed ? await longest(event, challenge.id, teams, chosen?.teamId) : undefined;
  const phase = entriesPhase(challenge as Parameters<typeof entriesPhase>[0]);
  return {
    challenge,
    stage,
    open: !closed || granted !== undefined,
    /** More time than others have. */
    granted,
    opensAt: phase?.opensAt ?? '',
    closesAt: granted?.until ?? phase?.closesAt ?? '',
    form: rules.sections.form.sections,
    /** How many conditions of who can enter are checked. */
    conditions: rules.sections.rules.conditions?.length ?? 0,
    blind: rules.sections.judging.blind,
    areas: rules.sections.details.areas,
    contact: rules.sections.general.contactEmail,
    now: event.platform?.now() ?? '',
    registration: registration.ok ? registration.value : undefined,
    teams,
    entries,
    own: chosen && (await own(event, chosen.id, chosen.teamId)),
    /** Where the application's pages are, and what keeps them on this entry. */
    base: `/apply/${challenge.slug}`,
    query: chosen && entries.length > 1 ? `?entry=${chosen.id}` : '',
    path: event.url.pathname,
  };
};
