import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Agency } from '../../domain/people/agency.ts';
import type { Challenge } from '../../domain/call/challenge.ts';
import type { Ports } from '../../ports/ports.ts';
import type { Signing } from '../../jobs/on-signing.ts';
import { submitForApproval } from '../../use-cases/agency/call/submit-for-approval.ts';
import { addAgencyPerson } from '../../use-cases/operator/add-agency-person.ts';
import { buildSnapshot } from '../../use-cases/system/build-snapshot.ts';
import { createAgency } from '../../use-cases/operator/create-agency.ts';
import { calendar, company } from './actor.ts';
import { benefits, coolRooms, minutesCall, permits, repairs, vendors, type DemoCall } from './calls.ts';
import { judges, lena, mara, olga, paul, saidAtGate, sofia, tim, vanished, vera } from './cast.ts';
import { keepArchives } from './groups/play-archives.ts';
import { meetInGroup } from './groups/play-practice-group.ts';
import { keepBigApps } from './atlas/play-bigapps.ts';
import { fillAtlas } from './atlas/play-atlas.ts';
import { fillLibrary } from './library/play-library.ts';
import { draft, publish } from './play-call.ts';
import { holdCalls, planSessions } from './play-events.ts';
import { begin, joins, leadOf, send, sendAgain, write, type Entering, type PutFile } from './play-entry.ts';
import { beginReport, settlePrizes } from './play-awards.ts';
import { awardWinners, keepRegister, type Awarding } from './play-credentials.ts';
import { decide, workOut } from './play-decisions.ts';
import { demoDay } from './play-demo-day.ts';
import { assign, score, seat } from './play-judging.ts';
import { practice } from './play-practice.ts';
import { lookThrough } from './play-redaction.ts';
import { deliberate } from './play-room.ts';
import { tryRegisters } from './play-pilots.ts';
import { talkAboutEntry, talkInAtlas } from './play-comments.ts';
import { talkToPeople } from './play-talking.ts';
import { openGallery, peopleChoose } from './play-voice.ts';
import { coolPanel, coolRoom, vendorRoom } from './rooms.ts';
import { seated, standing } from './standing.ts';
import { coolTeams, permitTeams, repairTeams, vendorTeams, type DemoTeam } from './teams.ts';

export const openAgency = async (ports: Ports, { as }: ReturnType<typeof company>, at: string): Promise<Agency> => {
  const operator = await as(olga, at);
  const agency = await createAgency(ports, operator, {
    name: 'Office of Civic Technology', slug: 'civic-technology', acronym: 'OCT', website: 'https://civic.example',
    about: 'We help city departments buy, build and test technology in the open. This office and everyone in it is made up.',
  });
  for (const [player, role] of [[mara, 'manager'], [paul, 'approver'], [sofia, 'conflicts-officer']] as const) {
    await addAgencyPerson(ports, operator, { agencyId: agency.id, email: (await as(player, at)).person.email, roles: [role] });
  }
  return agency;
};

/** Teams arrive over the entry period; `until` says how many form sections each one writes, and who sends. */
const enter = async (play: Entering, call: DemoCall, challenge: Challenge, teams: DemoTeam[], sends: (team: DemoTeam) => boolean): Promise<void> => {
  const { opens, closes } = call.days;
  const span = Math.min(closes, -1) - opens - 1;
  await Promise.all(
    teams.map(async (team, i) => {
      const start = opens + 1 + Math.floor((span * i) / (teams.length + 1));
      const { team: formed, entry } = await begin(play, challenge, team, play.calendar.at(start, i));
      if (team.name === 'Harborlight') await joins(play, challenge, formed, lena, tim, play.calendar.at(start, 60));
      const ends = play.calendar.at(start + 1, i);
      await write(play, call, entry, team, ends, sends(team) ? 4 : 2, sends(team) && i < 2);
      if (sends(team)) await send(play, entry, team, play.calendar.at(Math.min(closes - 1, start + 1), 90 + i));
    }),
  );
};

const finished = async (whole: Entering & Awarding): Promise<void> => {
  const challenge = await publish(whole, vendors);
  const play = standing(whole);
  await enter(play, vendors, challenge, vendorTeams, () => true);
  const panel = judges.filter((judge) => judge !== vanished).slice(0, 8);
  await seat(play, challenge, panel, vendors.days.closes - 10);
  await assign(play, challenge, vendors.days.judgingOpens);
  await score(seated(play), challenge, { players: panel, teams: vendorTeams, day: () => vendors.days.judgingOpens + 5, alike: ['Fair Corner', 'Tally Street'], share: () => 1 });
  const { results, judgingCloses } = vendors.days;
  await workOut(play, challenge, judgingCloses + 1);
  await deliberate(play, challenge, vendorRoom);
  await decide(whole, challenge, { decided: results - 5, applied: results - 2, published: results });
  const leads = new Map(vendorTeams.map((team) => [team.name, leadOf(team)]));
  await awardWinners(whole, challenge, { offered: results + 1, leads });
  await settlePrizes(whole, challenge, results);
  await beginReport(whole, challenge, results);
  await openGallery(whole, challenge, { opened: results + 3, leads });
  await peopleChoose(whole, challenge, { planned: results + 4 });
  await talkAboutEntry(whole, challenge);
};

const leftToLookThrough = 'Ask an owner first';

/** Judging in the middle: most piles half done, one judge in conflict, one vanished, one team too late, one entry left to look through. */
const underway = async (whole: Entering): Promise<void> => {
  const challenge = await publish(whole, permits);
  const play = standing(whole);
  await enter(play, permits, challenge, permitTeams, (team) => team.name !== 'Ferry Street');
  const { closes, judgingOpens } = permits.days;
  await seat(play, challenge, judges, closes - 12, saidAtGate);
  await practice(play, challenge, { written: closes - 4, scored: closes - 2 });
  await lookThrough(play, challenge, closes + 1, ({ title }) => title !== leftToLookThrough);
  await assign(play, challenge, judgingOpens);
  const done = [0.5, 1, 0.75, 1, 0.5, 0.25, 1, 0.75, 0.5, 1, 0.75, 0];
  await score(seated(play), challenge, { players: judges, teams: permitTeams, day: (judge) => judgingOpens + 3 + (judges.indexOf(judge) % 4), share: (judge) => done[judges.indexOf(judge)]! });
};

const open = async (whole: Entering): Promise<void> => {
  const challenge = await publish(whole, repairs);
  const play = standing(whole);
  const harborlight: DemoTeam = { ...permitTeams[0]!, title: 'Closed means mended', area: 'follow', stance: 'signed-list', pitch: 'A request is closed by a photo that the reporter accepts, not by a crew’s tick.', how: 'The crew’s photo goes to whoever reported it. A request closes after three days without an objection, and the objections are public.' };
  const sent = new Set(['Pothole Ledger', 'Lamp 40', 'Kerb Cut', 'Fix Receipt']);
  await enter(play, repairs, challenge, [...repairTeams, harborlight], (team) => sent.has(team.name));
  await lookThrough(play, challenge, -2, ({ title }) => title === repairTeams[0]!.title);
  await sendAgain(play, challenge, repairTeams[0]!, -1);
  await planSessions(whole, challenge);
  await talkToPeople(whole, challenge);
};

/** Scored and not decided; its judges read only what was looked through. A room weighs three entries, and a demo day runs. */
const deciding = async (whole: Entering): Promise<void> => {
  const challenge = await publish(whole, coolRooms);
  const play = standing(whole);
  await enter(play, coolRooms, challenge, coolTeams, () => true);
  const { closes, judgingOpens, judgingCloses } = coolRooms.days;
  await seat(play, challenge, coolPanel, closes - 10);
  await lookThrough(play, challenge, closes + 1);
  await assign(play, challenge, judgingOpens);
  await score(seated(play), challenge, { players: coolPanel, teams: coolTeams, day: () => judgingOpens + 6, alike: ['Open Stacks', 'Warm Line', 'Door Truth'], share: () => 1 });
  await workOut(play, challenge, judgingCloses + 1);
  await demoDay(seated(play), challenge, { teams: coolTeams, panel: coolPanel, seen: (judge) => [0, 3, 5, 4, 4, 2][coolPanel.indexOf(judge)]! });
  await deliberate(play, challenge, coolRoom);
};

const drafts = async (play: Entering): Promise<void> => {
  const { ports, company: troupe, calendar: days } = play;
  const waiting = await draft(play, benefits, days.at(-5));
  await submitForApproval(ports, await troupe.as(mara, days.at(-1)), waiting.id);
  await draft(play, minutesCall, days.at(-2), false);
};

const marksIn = (folder: string) => ({ begun: join(folder, 'demo.begun'), done: join(folder, 'demo.done') });

/** The demo is played once, at the first start, through the same use cases as everything else, on dates around today. */
export const loadDemo = async (ports: Ports, folder: string, putFile: PutFile, signing: Signing, say: (line: string) => void): Promise<void> => {
  const marks = marksIn(folder);
  if (existsSync(marks.done)) return;
  say('Loading the demo (once; about twenty seconds) ...');
  writeFileSync(marks.begun, '');
  const troupe = company(ports);
  const days = calendar(ports.clock.now());
  const agency = await openAgency(ports, troupe, days.at(-200));
  await troupe.as(vera, days.at(-3));
  const play: Entering & Awarding = { ports, company: troupe, calendar: days, agency, putFile, signing };
  await Promise.all([finished(play), underway(play), deciding(play), open(play), drafts(play), keepRegister(play), tryRegisters(play), fillAtlas(play).then((listings) => Promise.all([keepBigApps(play), keepArchives(play), fillLibrary(play, listings).then((works) => talkInAtlas(play, listings, works))])), holdCalls(play), meetInGroup(play)]);
  // whoever comes first finds the atlas filled, and not a job on its way
  const { items: [listing] } = await ports.listings.changedSince('0');
  if (listing) await buildSnapshot(ports, { about: listing.id });
  writeFileSync(marks.done, '');
};
