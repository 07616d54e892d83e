import * as z from 'zod';
import { ActFilter } from '../../domain/act-filter.ts';
import { Act } from '../../domain/act.ts';
import { readActs } from '../../use-cases/read-acts.ts';
import { json, page, paging, refusals } from '../answers.ts';
import { route } from '../route.ts';
import { router, type Context } from '../router.ts';

const SeenAct = Act.pick({ kind: true, at: true }).extend({ id: z.string().optional(), refs: Act.shape.refs.unwrap().optional(), byName: z.string().optional(), by: z.string().optional().describe('The id of who did it, for managers'), code: z.string().optional().describe('Of the entry it was done to, for managers') });

const listActs = route({
  area: 'accounts', who: ['person', 'manager', 'approver', 'conflicts-officer', 'operator'], method: 'get', path: '/api/v1/acts',
  request: { query: paging.extend({ about: z.string().regex(/^(chl|agy|per)_[0-9a-z]{21}$/, 'Give an id that begins with chl_, agy_ or per_.'), ...ActFilter.shape, by: ActFilter.shape.by.describe('An id of a person, for managers') }) },
  responses: { 200: json(page(SeenAct), 'What happened, newest first; where few are looked for a page can be short or empty, and `next` looks on. An operator sees kind and time, and who acted on an agency or a person'), ...refusals },
});

export const actRoutes = ({ ports, cursors }: Context) =>
  router().openapi(listActs, async (c) => {
    const { about, cursor, ...filter } = c.req.valid('query');
    const bound = `acts ${about} ${c.get('caller').person?.id} ${JSON.stringify(filter)}`;
    const { items, next } = await readActs(ports, c.get('caller'), { about, after: cursors.open(cursor, bound), filter });
    return c.json({ items, next: cursors.seal(next, bound) }, 200);
  });
