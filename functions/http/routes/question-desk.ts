import * as z from 'zod';
import { PublishedAnswer } from '../../domain/desk/question.ts';
import { mostAnswered, mostAsked, mostMerged, questionStates } from '../../domain/desk/question-words.ts';
import { LocalTime } from '../../domain/call/challenge.ts';
import { idOf } from '../../domain/id.ts';
import { reasonLine } from '../../domain/words/one-line.ts';
import { correctAnswer, declineQuestion, holdAnswer, publishAnswer } from '../../use-cases/agency/talking/answer-question.ts';
import { mergeQuestions, partQuestion } from '../../use-cases/agency/talking/merge-questions.ts';
import { readQuestionDeadline, setQuestionDeadline } from '../../use-cases/agency/talking/question-deadline.ts';
import { openQuestion, readQuestionDesk } from '../../use-cases/agency/talking/read-questions.ts';
import { body, json, page, paging, refusals, versioned } from '../answers.ts';
import { route } from '../route.ts';
import { router, type Context } from '../router.ts';
import { saidIn } from '../said-in.ts';

const ofChallenge = { params: z.object({ challengeId: idOf('challenge') }) };
const one = { params: z.object({ challengeId: idOf('challenge'), questionId: idOf('question') }) };
const ofAnswer = { params: z.object({ challengeId: idOf('challenge'), answerId: idOf('answer') }) };
const count = z.number().int();
const Said = z.object({ question: saidIn({ least: 10, most: mostAsked }), answer: saidIn({ most: mostAnswered, lines: 300 }) });
const rulesVersion = z.number('Name the rules version by its number.').int().min(1).optional().describe('The rules version in which the answer landed, where it changed the rules');
const because = (most: number) => reasonLine().min(10, 'Give the reason in at least 10 characters.').max(most, `Use at most ${most} characters.`);
const Row = z.object({
  id: z.string(), state: z.enum(questionStates), text: z.string(), at: z.string(), alike: count.describe('How many others stand under it'), version: count,
  held: z.object({ question: z.string(), answer: z.string(), at: z.string(), rulesVersion: count }).optional().describe('An answer that waits for the rules to change'),
  answered: z.object({ at: z.string(), answerId: z.string() }).optional(), declined: z.object({ at: z.string(), reason: z.string() }).optional(),
});
const Alike = z.object({ id: z.string(), text: z.string(), at: z.string(), version: count });
const Opened = Row.extend({
  under: z.array(Alike), mergedInto: z.string().optional(), others: z.array(Alike).describe('Of those that wait, those most like it'), answers: z.array(z.object({ id: z.string(), questionId: z.string(), question: z.string() })),
  answer: PublishedAnswer.omit({ by: true, challengeId: true }).optional(), rulesVersion: count,
});
const Settled = z.object({ id: z.string(), state: z.enum(questionStates), answerId: z.string().optional(), version: count });
const Moved = z.object({ id: z.string(), alike: count, version: count });
const Deadline = z.object({ local: z.string(), until: z.string().optional(), open: z.boolean(), zone: z.string(), version: count });
const base = { area: 'voice', who: ['manager'] } as const;
const deciding = { ...base, ifMatch: true } as const;
const path = '/api/v1/question-desk/{challengeId}';

const getDesk = route({
  ...base, method: 'get', path, request: { ...ofChallenge, query: paging.extend({ which: z.enum(questionStates).default('waiting') }) },
  responses: { 200: json(page(Row), 'Questions in one state: waiting ones longest first, settled ones newest first. Never who asked'), ...refusals },
});
const getDeadline = route({ ...base, method: 'get', path: `${path}/deadline`, request: ofChallenge, responses: { 200: versioned(Deadline, 'Until when people ask'), ...refusals } });
const putDeadline = route({
  ...deciding, method: 'put', path: `${path}/deadline`, summary: 'Set the question deadline, or let questions end with entries', request: { ...ofChallenge, body: body(z.object({ until: z.union([LocalTime, z.literal('')]) })) },
  responses: { 200: versioned(Deadline, 'The date holds at once'), ...refusals },
});
const getOne = route({ ...base, method: 'get', path: `${path}/questions/{questionId}`, request: one, responses: { 200: versioned(Opened, 'One question with those that ask the same'), ...refusals } });
const postMerge = route({
  ...deciding, method: 'post', path: `${path}/questions/{questionId}/merge`, summary: 'Put questions that ask the same under this one',
  request: { ...one, body: body(z.object({ questions: z.array(idOf('question')).min(1, 'Choose at least one question.').max(mostMerged, `Choose at most ${mostMerged} at once.`) })) },
  responses: { 200: versioned(Moved, 'One answer reaches all who asked'), ...refusals },
});
const postPart = route({ ...deciding, method: 'post', path: `${path}/questions/{questionId}/part`, summary: 'Take a question out from under another', request: one, responses: { 200: versioned(Moved, 'It stands for itself'), ...refusals } });
const putHeld = route({
  ...deciding, method: 'put', path: `${path}/questions/{questionId}/held`, summary: 'Keep an answer until the rules have changed', request: { ...one, body: body(Said) },
  responses: { 200: versioned(Settled, 'Kept; nobody outside reads it'), ...refusals },
});
const postAnswer = route({
  ...deciding, method: 'post', path: `${path}/questions/{questionId}/answer`, summary: 'Answer a question for everybody', request: { ...one, body: body(Said.extend({ rulesVersion })) },
  responses: { 200: versioned(Settled, 'Published; all who asked, and followers, hear of it'), ...refusals },
});
const postDecline = route({
  ...deciding, method: 'post', path: `${path}/questions/{questionId}/decline`, summary: 'Decline a question, with a reason to whoever asked it', request: { ...one, body: body(z.object({ reason: because(1000) })) },
  responses: { 200: versioned(Settled, 'Whoever asked hears why'), ...refusals },
});
const putAnswer = route({
  ...deciding, method: 'put', path: `${path}/answers/{answerId}`, summary: 'Correct a published answer', request: { ...ofAnswer, body: body(Said.extend({ rulesVersion, reason: because(600) })) },
  responses: { 200: versioned(z.object({ id: z.string(), version: count }), 'A new version with its reason; the one before stays readable'), ...refusals },
});

export const questionDeskRoutes = ({ ports, cursors }: Context) =>
  router()
    .openapi(getDesk, async (c) => {
      const [{ challengeId }, { cursor, which }] = [c.req.valid('param'), c.req.valid('query')];
      const bound = `question desk ${which} of ${challengeId}`;
      const { items, next } = await readQuestionDesk(ports, c.get('caller'), challengeId, which, cursors.open(cursor, bound));
      return c.json({ items, next: cursors.seal(next, bound) }, 200);
    })
    .openapi(getDeadline, async (c) => c.json(await readQuestionDeadline(ports, c.get('caller'), c.req.valid('param').challengeId), 200))
    .openapi(putDeadline, async (c) => c.json(await setQuestionDeadline(ports, c.get('caller'), c.req.valid('param').challengeId, c.req.valid('json').until, c.get('version')), 200))
    .openapi(getOne, async (c) => c.json(await openQuestion(ports, c.get('caller'), c.req.valid('param').challengeId, c.req.valid('param').questionId), 200))
    .openapi(postMerge, async (c) => {
      const { challengeId, questionId } = c.req.valid('param');
      return c.json(await mergeQuestions(ports, c.get('caller'), { challengeId, into: questionId, questions: c.req.valid('json').questions }, c.get('version')), 200);
    })
    .openapi(postPart, async (c) => c.json(await partQuestion(ports, c.get('caller'), c.req.valid('param'), c.get('version')), 200))
    .openapi(putHeld, async (c) => c.json(await holdAnswer(ports, c.get('caller'), c.req.valid('param'), c.req.valid('json'), c.get('version')), 200))
    .openapi(postAnswer, async (c) => c.json(await publishAnswer(ports, c.get('caller'), c.req.valid('param'), c.req.valid('json'), c.get('version')), 200))
    .openapi(postDecline, async (c) => c.json(await declineQuestion(ports, c.get('caller'), c.req.valid('param'), c.req.valid('json').reason, c.get('version')), 200))
    .openapi(putAnswer, async (c) => c.json(await correctAnswer(ports, c.get('caller'), c.req.valid('param'), c.req.valid('json'), c.get('version')), 200));
