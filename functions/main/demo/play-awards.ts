import { checkIds, type CheckId } from '../../domain/award/check-list.ts';
import type { Challenge } from '../../domain/call/challenge.ts';
import type { PartId } from '../../domain/statutory/report-words.ts';
import { approveAward } from '../../use-cases/agency/awards/approve-award.ts';
import { askWinner, checkWinner, proposeAward } from '../../use-cases/agency/awards/check-winner.ts';
import { payAward } from '../../use-cases/agency/awards/pay-award.ts';
import { askCount, writePart } from '../../use-cases/agency/reporting/write-report.ts';
import { countReport } from '../../use-cases/system/count-report.ts';
import { mara, paul, type Player } from './cast.ts';
import type { Play } from './play-call.ts';

const notes: Record<CheckId, string> = {
  identity: 'A video call with the two founders.', exclusion: 'The lists of the city and of SAM.gov, both without a hit.', place: 'In the register of companies of the state.', ip: 'Signed by all of the team.', tax: 'By mail to the comptroller.', payment: 'By mail to the comptroller.',
};
const how = 'Send the three forms to the comptroller, Room 12, City Hall, or through its portal under “Prizes”. Bring a card with your photo to the call on Tuesday.';

/** One place of a prize, as far as it came. */
const place = async ({ ports, company, calendar }: Play, challenge: Challenge, at: { prizeId: string; place: number }) => {
  const of = { challengeId: challenge.id, ...at };
  let version = (await ports.awards.find(challenge.id, at.prizeId, at.place))?.version ?? 0;
  const does = async (who: Player, day: number, act: (caller: Awaited<ReturnType<typeof company.as>>, version: number) => Promise<{ version: number }>) => ({ version } = await act(await company.as(who, calendar.at(day, version)), version));
  return {
    asked: (day: number, due: number) => does(mara, day, (caller, now) => askWinner(ports, caller, { ...of, version: now, due: calendar.local(due, '17:00'), how })),
    checked: async (day: number, ids: readonly CheckId[]) => {
      for (const check of ids) await does(mara, day, (caller, now) => checkWinner(ports, caller, { ...of, version: now, check, state: 'met', note: notes[check], on: calendar.local(day - 1, '').slice(0, 10) }));
    },
    proposed: (day: number) => does(mara, day, (caller, now) => proposeAward(ports, caller, { ...of, version: now, note: 'All six are there.' })),
    approved: (day: number) => does(paul, day, (caller, now) => approveAward(ports, caller, { ...of, version: now, note: 'As the rules say.', head: { name: '', title: '', on: '' } })),
    paid: (day: number, cents: number) => does(mara, day, (caller, now) => payAward(ports, caller, { ...of, version: now, cents, on: calendar.local(day - 1, '').slice(0, 10), reference: `Voucher OCT-${String(118 + at.place)}`, note: '' })),
  };
};

/** The finished challenge: the grand prize is paid, one runner-up waits for the approver, the other is awaited, and the last was not asked yet. */
export const settlePrizes = async (play: Play, challenge: Challenge, results: number): Promise<void> => {
  const grand = await place(play, challenge, { prizeId: 'grand', place: 1 });
  await grand.asked(results + 2, results + 30);
  await grand.checked(results + 12, checkIds);
  await grand.proposed(results + 13);
  await grand.approved(results + 14);
  await grand.paid(results + 20, 25_000_00);
  const first = await place(play, challenge, { prizeId: 'runner-up', place: 1 });
  await first.asked(results + 2, results + 50);
  await first.checked(results + 40, checkIds);
  await first.proposed(results + 41);
  const second = await place(play, challenge, { prizeId: 'runner-up', place: 2 });
  await second.asked(results + 2, 9);
  await second.checked(results + 44, ['identity', 'exclusion', 'tax']);
};

const texts: Partial<Record<PartId, string>> = {
  goals: 'A vendor can prove a license on the street without a network, follow a fine to its payment, and trust the waiting list.\n\nWithin a year, one of the three is to run in two districts with the staff we have.',
  preferable: 'We knew the trouble and not the remedy. A contract would have bought one remedy from one company; the prize paid for the three that worked, after they worked, and brought in people who never answer our tenders.',
  cash: 'All of it from the modernization budget of the Office. Nobody outside gave money.',
  solicitation: 'Two open hours at the vendors’ market, a letter to every licensed vendor in four languages, and the atlas. About a third of the teams came through the market; the letter brought questions and few entries.',
};

/** A report that is half written: the goals, the reasons, the money and how the call was made known. */
export const beginReport = async ({ ports, company, calendar }: Play, challenge: Challenge, results: number): Promise<void> => {
  for (const [i, [part, text]] of (Object.entries(texts) as [PartId, string][]).entries()) {
    const funds = part === 'cash' ? [{ source: 'Office of Civic Technology', kind: 'own' as const, account: 'Modernization 44-310', cents: 50_000_00 }] : [];
    await writePart(ports, await company.as(mara, calendar.at(results + 15 + i)), { challengeId: challenge.id, part, text, funds, version: 0 });
  }
  const asked = calendar.at(results + 21);
  await askCount(ports, await company.as(mara, asked), challenge.id);
  await countReport({ ...ports, clock: { now: () => calendar.at(results + 21, 1) } }, { about: challenge.id });
};
