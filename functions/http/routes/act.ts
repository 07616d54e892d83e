import * as z from 'zod';
import { Act } from '../../domain/act.ts';
import { readActs } from '../../use-cases/read-acts.ts';
import { json, page, paging, refusals } from '../answers.ts';
import { route } from '../route.ts';
import { router, type Context } from '../router.ts';

const SeenAct = Act.pick({ kind: true, at: true }).extend({ id: z.string().optional(), refs: Act.shape.refs.unwrap().optional(), byName: z.string().optional(), code: z.string().optional().describe('Of the entry it was done to, for managers') });

const listActs = route({
  area: 'accounts', who: ['person', 'manager', 'approver', 'conflicts-officer', 'operator'], method: 'get', path: '/api/v1/acts',
  request: { query: paging.extend({ about: z.string().regex(/^(chl|agy|per)_[0-9a-z]{21}$/, 'Give an id that begins with chl_, agy_ or per_.') }) },
  responses: { 200: json(page(SeenAct), 'What happened, newest first; an operator sees kind and time, and who acted on an agency or a person'), ...refusals },
});

export const actRoutes = ({ ports, cursors }: Context) =>
  router().openapi(listActs, async (c) => {
    const { about, cursor } = c.req.valid('query');
    const bound = `acts ${about} ${c.get('caller').person?.id}`;
    const { items, next } = await readActs(ports, c.get('caller'), about, cursors.open(cursor, bound));
    return c.json({ items, next: cursors.seal(next, bound) }, 200);
  });
