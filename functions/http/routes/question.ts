import * as z from 'zod';
import { Challenge } from '../../domain/call/challenge.ts';
import { PublishedAnswer } from '../../domain/desk/question.ts';
import { questionForms } from '../../domain/desk/question-forms.ts';
import { mostAsked, questionStates } from '../../domain/desk/question-words.ts';
import { idOf } from '../../domain/id.ts';
import { askQuestion, readOwnQuestions } from '../../use-cases/person/ask-question.ts';
import { readAnswer, readQuestions } from '../../use-cases/public/read-questions.ts';
import { body, json, page, paging, refusals } from '../answers.ts';
import { route } from '../route.ts';
import { router, type Context } from '../router.ts';
import { saidIn } from '../said-in.ts';

const rowsOnPage = 20;
const mostInFile = 200;

const slug = z.string().max(120);
const ofSlug = { params: z.object({ slug }) };
const Shown = PublishedAnswer.pick({ id: true, question: true, answer: true, at: true, changedAt: true, rulesVersion: true, reason: true, version: true });
const around = {
  challenge: Challenge.pick({ slug: true, title: true, agencyName: true, zone: true }), open: z.boolean().describe('Whether people can ask now'), until: z.string().optional().describe('The question deadline'),
};
const Own = z.object({ id: z.string(), text: z.string(), at: z.string(), state: z.enum(questionStates), reason: z.string().optional().describe('Why it was declined'), answer: z.object({ id: z.string(), question: z.string() }).optional() });
const base = { area: 'voice' } as const;

const getAll = route({ ...base, who: ['anyone'], method: 'get', path: '/api/v1/questions/{slug}', request: { ...ofSlug, query: paging }, responses: { 200: json(page(Shown).extend(around), 'Answered questions of a challenge, newest first, without who asked'), ...refusals } });
const getFile = route({
  ...base, who: ['anyone'], method: 'get', path: '/api/v1/questions/{slug}/as/{form}',
  request: { params: z.object({ slug, form: z.enum(Object.keys(questionForms) as [keyof typeof questionForms]) }), query: paging },
  responses: { 200: { description: `The same as a file: JSON or Atom, at most ${mostInFile} at a time; Link says where the next are`, content: { 'text/plain': { schema: z.string() } } }, ...refusals },
});
const getOwn = route({ ...base, who: ['person'], method: 'get', path: '/api/v1/questions/{slug}/own', request: { ...ofSlug, query: paging }, responses: { 200: json(page(Own).extend(around), 'What you asked, newest first, and what became of it'), ...refusals } });
const postOne = route({
  ...base, who: ['person'], method: 'post', path: '/api/v1/questions/{slug}', summary: 'Ask a question, until the question deadline', request: { ...ofSlug, body: body(z.object({ text: saidIn({ least: 10, most: mostAsked }) })) },
  responses: { 201: json(z.object({ id: z.string(), at: z.string() }), 'Only you and the agency read it until it is answered'), ...refusals },
});
const getOne = route({
  ...base, who: ['anyone'], method: 'get', path: '/api/v1/questions/{slug}/answers/{answerId}', request: { params: z.object({ slug, answerId: idOf('answer') }), query: paging },
  responses: { 200: json(page(Shown).extend({ ...around, current: Shown }), 'One answered question with every version of it, newest first'), ...refusals },
});

export const questionRoutes = ({ ports, cursors }: Context) =>
  router()
    .openapi(getAll, async (c) => {
      const which = c.req.valid('param').slug;
      const bound = `questions of ${which}`;
      const { next, ...found } = await readQuestions(ports, c.get('caller'), which, { limit: rowsOnPage, after: cursors.open(c.req.valid('query').cursor, bound) });
      return c.json({ ...found, next: cursors.seal(next, bound) }, 200);
    })
    .openapi(getFile, async (c) => {
      const { slug: which, form } = c.req.valid('param');
      const bound = `questions in a file of ${which}`;
      const { challenge, items, next } = await readQuestions(ports, c.get('caller'), which, { limit: mostInFile, after: cursors.open(c.req.valid('query').cursor, bound) });
      const further = new URL(c.req.url);
      const sealed = cursors.seal(next, bound);
      if (sealed) further.searchParams.set('cursor', sealed);
      const text = questionForms[form].write(items, { origin: ports.site.origin, title: challenge.title, slug: challenge.slug, agency: challenge.agencyName, at: c.get('caller').at });
      return c.body(text, 200, { 'content-type': questionForms[form].type, ...(sealed ? { link: `<${ports.site.origin}${further.pathname}${further.search}>; rel="next"` } : {}) }) as never;
    })
    .openapi(getOwn, async (c) => {
      const which = c.req.valid('param').slug;
      const bound = `own questions of ${which}`;
      const { next, ...found } = await readOwnQuestions(ports, c.get('caller'), which, cursors.open(c.req.valid('query').cursor, bound));
      return c.json({ ...found, next: cursors.seal(next, bound) }, 200);
    })
    .openapi(postOne, async (c) => c.json(await askQuestion(ports, c.get('caller'), c.req.valid('param').slug, c.req.valid('json').text), 201))
    .openapi(getOne, async (c) => {
      const { slug: which, answerId } = c.req.valid('param');
      const bound = `versions of ${answerId}`;
      const { next, ...found } = await readAnswer(ports, c.get('caller'), which, answerId, cursors.open(c.req.valid('query').cursor, bound));
      return c.json({ ...found, next: cursors.seal(next, bound) }, 200);
    });
