import type { Challenge } from '../../domain/call/challenge.ts';
import { publishGallery } from '../../use-cases/agency/voice/publish-gallery.ts';
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
