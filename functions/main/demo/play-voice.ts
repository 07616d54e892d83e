import type { Challenge } from '../../domain/call/challenge.ts';
import { countVote, planVote, readVoteDesk, sealVote } from '../../use-cases/agency/voice/run-vote.ts';
import { publishGallery } from '../../use-cases/agency/voice/publish-gallery.ts';
import { castVote } from '../../use-cases/person/cast-vote.ts';
import { showEntry } from '../../use-cases/team/show-entry.ts';
import { mara, type Player } from './cast.ts';
import type { Play } from './play-call.ts';

/** Teams that were not selected and show their entry all the same. */
const showAllTheSame = ['Blue Awning', 'Nightmarket'];

/** The entries of a finished challenge become a gallery: what was selected, and what two more teams ask for. */
export const openGallery = async ({ ports, company, calendar }: Play, { id }: Challenge, { opened, leads }: { opened: number; leads: Map<string, Player> }): Promise<void> => {
  const decisions = await ports.rounds.decisions(id);
  for (const { entryId, teamName } of decisions.filter(({ outcome, teamName: name }) => outcome === 'not-selected' && showAllTheSame.includes(name))) {
    await showEntry(ports, await company.as(leads.get(teamName)!, calendar.at(opened, -60)), entryId, true, 0);
  }
  const { version } = (await ports.challenges.find(id, { strong: true }))!;
  await publishGallery(ports, await company.as(mara, calendar.at(opened)), id, { scope: 'all', version });
};

const firstNames = ['Abel', 'Bibi', 'Carla', 'Dov', 'Esme', 'Farah', 'Gus', 'Hana', 'Igor', 'Jolene', 'Kai', 'Lupe', 'Milan', 'Nell', 'Otis', 'Pia', 'Quinn', 'Rosa'];
const lastNames = ['Invented', 'Fictional'];
const voters: Player[] = lastNames.flatMap((last) => firstNames.map((first) => ({ email: `${first}.${last}@neighbors.example`.toLowerCase(), name: `${first} ${last}`, organization: '' })));
/** Of the voters the last few sat at one machine of a library, minutes apart. */
const atOneMachine = 5;

/** The public has chosen: three dozen invented people voted within six days, some of them at one machine, and that was set aside. */
export const peopleChoose = async ({ ports, company, calendar }: Play, { id, slug }: Challenge, { planned }: { planned: number }): Promise<void> => {
  const at = (days: number, minutes = 0) => company.as(mara, calendar.at(planned + days, minutes));
  const plan = { question: 'Which application would you use?', opens: calendar.local(planned + 1, '09:00'), closes: calendar.local(planned + 7, '17:00'), each: 1 };
  await planVote(ports, await at(0), id, plan, 0);
  const codes = (await ports.galleries.all(id)).toSorted((a, b) => (a.title < b.title ? -1 : 1)).map(({ code }) => code);
  await Promise.all(voters.map(async (voter, n) => {
    const together = n >= voters.length - atOneMachine;
    const caller = await company.as(voter, together ? calendar.at(planned + 5, n) : calendar.at(planned + 1 + (n % 6), 7 * n));
    const choice = codes[together ? 1 : (n * n + (n % 3)) % codes.length]!;
    await castVote(ports, { ...caller, address: together ? '203.0.113.80' : `198.51.100.${n}` }, slug, { choices: [choice], device: together ? 'A library' : `Device ${n}` }, 0);
  }));
  const sealed = await sealVote(ports, await at(8), id, 1);
  const { anomalies } = await readVoteDesk(ports, await at(8, 5), id);
  const device = anomalies.filter(({ kind }) => kind === 'device');
  await countVote(ports, await at(8, 10), id, device.map((one) => ({ anomaly: one.id, reason: 'Cast within minutes at one machine of a library, by accounts of one person.' })), sealed.version);
};
