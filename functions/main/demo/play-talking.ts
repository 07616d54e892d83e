import type { Act } from '../../domain/act.ts';
import type { Challenge } from '../../domain/call/challenge.ts';
import { publishAnswer } from '../../use-cases/agency/talking/answer-question.ts';
import { mergeQuestions } from '../../use-cases/agency/talking/merge-questions.ts';
import { setQuestionDeadline } from '../../use-cases/agency/talking/question-deadline.ts';
import { askForList, confirmAnnouncement, writeAnnouncement } from '../../use-cases/agency/talking/write-announcement.ts';
import { follow } from '../../use-cases/person/follow-anything.ts';
import { askQuestion } from '../../use-cases/person/ask-question.ts';
import { listAudience } from '../../use-cases/system/announcing/announce.ts';
import { mara, tim, vera, type Player } from './cast.ts';
import type { Play } from './play-call.ts';

const resident: Player = { email: 'nell.invented@residents.example', name: 'Nell Invented', organization: '' };
type Asked = { by: Player; day: number; text: string; same?: { by: Player; day: number; text: string }[]; answered?: { day: number; question: string; answer: string } };

const asked: Asked[] = [
  {
    by: vera, day: -16, text: 'We are a neighborhood association on Ferry Street, not a company. May we enter?', same: [{ by: resident, day: -15, text: 'Can a group of residents take part, or do we need a company?' }],
    answered: { day: -14, question: 'Can a group that is no company enter?', answer: 'Yes. Anybody the rules name under **Who can enter** may, alone or as a team. A prize is paid to the lead, or to an organization that the lead names.' },
  },
  { by: tim, day: -9, text: 'Does the city hand out the record of repair requests, and since when does it go back?', answered: { day: -8, question: 'Is there data of past repair requests?', answer: 'Yes, of the last three years, without names and addresses of those who wrote:\n\n- each request with its day, kind and street;\n- each answer with its day.\n\nIt is linked under Resources.' } },
  { by: resident, day: -1, text: 'Do you pay for a translator if we show our entry in Spanish?' },
];

/** Two questions answered for everybody, one of them asked twice; one that waits. */
const answerQuestions = async ({ ports, company, calendar }: Play, { id, slug }: Challenge): Promise<void> => {
  const ask = async ({ by, day, text }: { by: Player; day: number; text: string }) => (await askQuestion(ports, await company.as(by, calendar.at(day)), slug, text)).id;
  for (const { same = [], answered, ...first } of asked) {
    const questionId = await ask(first);
    const others = [];
    for (const other of same) others.push(await ask(other));
    if (!answered) continue;
    const manager = await company.as(mara, calendar.at(answered.day));
    if (others.length > 0) await mergeQuestions(ports, manager, { challengeId: id, into: questionId, questions: others }, 1);
    await publishAnswer(ports, manager, { challengeId: id, questionId }, { question: answered.question, answer: answered.answer }, others.length > 0 ? 2 : 1);
  }
};

/** To everybody, by the list that a job would make. */
const announce = async ({ ports, company, calendar }: Play, { id }: Challenge): Promise<void> => {
  const at = calendar.at(-1);
  const manager = await company.as(mara, at);
  const { id: announcementId, version } = await writeAnnouncement(ports, manager, id, {
    audience: 'everybody', title: 'An hour to ask in person', text: 'Before questions close we hold an hour for them, online. It is on the calendar of this challenge, with a link to join. What we answer there is put under Questions too, for those who cannot come.',
  });
  await askForList(ports, manager, { challengeId: id, announcementId }, version);
  const act: Act = { id: ports.chance.id('act'), kind: 'announcement.listed', about: id, by: manager.person.id, at, refs: { announcement: announcementId, run: 1 } };
  while ((await listAudience({ ...ports, clock: { now: () => at } }, act)) === 'unfinished');
  const listed = (await ports.announcements.find(id, announcementId))!;
  await confirmAnnouncement(ports, manager, { challengeId: id, announcementId }, listed.version);
};

/** What the organizer of an open challenge says to people, and they ask. */
export const talkToPeople = async (play: Play, challenge: Challenge): Promise<void> => {
  const { ports, company, calendar } = play;
  await follow(ports, await company.as(resident, calendar.at(-15)), challenge.id);
  await setQuestionDeadline(ports, await company.as(mara, calendar.at(-18)), challenge.id, calendar.local(5, '17:00'), (await ports.challenges.find(challenge.id, { strong: true }))!.version);
  await answerQuestions(play, challenge);
  await announce(play, challenge);
};
