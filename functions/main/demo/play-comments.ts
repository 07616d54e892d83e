import type { Challenge } from '../../domain/call/challenge.ts';
import type { ReportReason } from '../../domain/voice/comment-words.ts';
import { hideComment } from '../../use-cases/moderator/decide-comment.ts';
import { answerHiding, deleteComment, postComment, reportComment } from '../../use-cases/person/write-comment.ts';
import { lena, mara, olga, tim, vera, type Player } from './cast.ts';
import type { Play } from './play-call.ts';

const neighbor = (name: string): Player => ({ email: `${name.toLowerCase().replaceAll(' ', '.')}@neighbors.example`, name, organization: '' });
const hana = neighbor('Hana Fictional');
const otis = neighbor('Otis Invented');
const lupe = neighbor('Lupe Fictional');

type Said = { by: Player; day: number; text: string; reports?: { by: Player; reason: ReportReason; note: string }[]; hidden?: string; answer?: string; deleted?: true };

/** Each comment as it was written, reported, hidden and answered; the moderator is the demo's operator. */
const talk = async ({ ports, company, calendar }: Pick<Play, 'ports' | 'company' | 'calendar'>, which: { kind: 'entry' | 'listing' | 'event' | 'publication'; of: string }, said: Said[]): Promise<void> => {
  for (const { by, day, text, reports = [], hidden, answer, deleted } of said) {
    const { id } = await postComment(ports, await company.as(by, calendar.at(day)), which, text);
    for (const [n, { by: reporter, ...report }] of reports.entries()) await reportComment(ports, await company.as(reporter, calendar.at(day, 30 + n)), id, report);
    if (hidden) {
      const operator = await company.as(olga, calendar.at(day, 90));
      await hideComment(ports, { ...operator, person: { ...operator.person, moderator: true } }, id, hidden, 1 + reports.length);
    }
    if (answer) await answerHiding(ports, await company.as(by, calendar.at(day + 1)), id, answer, 1);
    if (deleted) await deleteComment(ports, await company.as(by, calendar.at(day + 1)), id, 1);
  }
};

/** Under the entry that won: questions and answers, one that was hidden with a reason, and one whose author took it back. */
export const talkAboutEntry = async (play: Play, { id, slug }: Challenge): Promise<void> => {
  const { code } = (await play.ports.galleries.all(id)).find(({ title }) => title === 'A license that fits in a phone')!;
  await talk(play, { kind: 'entry', of: `${slug}.${code}` }, [
    { by: hana, day: -48, text: 'My cousin sells fruit on Ferry Street. Does it work on a phone that is eight years old?' },
    { by: tim, day: -47, text: 'We tried it at two markets. It did, with the screen at full brightness.\n\nPaper works too: the same code can be printed.' },
    { by: otis, day: -46, text: 'Phones, cheap, any model, write to me.', reports: [{ by: hana, reason: 'spam', note: 'An advertisement.' }], hidden: 'It advertises phones, and says nothing of this entry.' },
    { by: lupe, day: -45, text: 'Is it in use anywhere yet?', deleted: true },
    { by: vera, day: -40, text: 'Who pays for it when the first year is over?' },
    { by: mara, day: -39, text: 'The licensing desk does, from what it saves on printing cards. The contract will be in the atlas.' },
  ]);
};

/** Under entries of the atlas and a paper: what somebody knows, and one that waits for the moderator. */
export const talkInAtlas = async (play: Play, listings: ReadonlyMap<string, string>, works: ReadonlyMap<string, string>): Promise<void> => {
  await talk(play, { kind: 'listing', of: listings.get('Registry of medical licenses, Illinois')! }, [
    { by: lena, day: -12, text: 'Does anybody know what became of the data when the pilot ended? The reports of 2018 say that it was completed, and not where its records went.' },
    { by: vera, day: -10, text: 'I asked the department last year and was told to look at the report of the task force. It does not say either.' },
    { by: otis, day: -3, text: 'The people who ran this should be ashamed of themselves. Everyone knows they were paid twice.', reports: [{ by: vera, reason: 'abuse', note: 'It accuses people by hearsay.' }] },
  ]);
  await talk(play, { kind: 'listing', of: listings.get('Places in kindergartens, Uzbekistan')! }, [
    { by: lupe, day: -20, text: 'This was built by one company and run on its own machines, so nobody could check it.', hidden: 'It states as a fact what none of its sources say.', answer: 'The builders’ own account says who ran the machines. I can add the address.' },
  ]);
  await talk(play, { kind: 'publication', of: works.get('nascio')! }, [
    { by: hana, day: -15, text: 'Worth reading again. We went through it before a purchase that had nothing to do with ledgers.' },
    { by: lena, day: -14, text: 'Same here: to begin with what hurts and not with a product is good advice for anything.' },
  ]);
};

/** Under the first of the calls that were held. */
export const talkAfterCall = (play: Play, eventId: string, day: number): Promise<void> =>
  talk(play, { kind: 'event', of: eventId }, [
    { by: vera, day: day + 1, text: 'The card of paper was the best idea of the hour. Is the template public?' },
    { by: mara, day: day + 2, text: 'It is: the recording’s page in the library links to it.' },
  ]);
