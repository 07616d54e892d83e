import { expect, test } from 'vitest';
import { sections, type Rules } from '../../../../functions/domain/call/challenge.ts';
import { templates } from '../../../../functions/domain/call/template.ts';
import { idBytes, makeId } from '../../../../functions/domain/id.ts';
import { drawInputs, DrawPanel, engineRules } from '../../../../functions/domain/judging/round/draw.ts';

const template = templates['ledger-challenge'] as Record<'judging', object>;
const area = (id: string) => ({ id, name: id, description: '' });
const rulesWith = (areas: object[]) => ({ sections: { judging: sections.judging.parse(template.judging), prizes: sections.prizes.parse({ tiers: [{ id: 'grand', name: 'Grand prize', places: 1, cents: 100, other: '' }] }), details: sections.details.parse({ areas }) } }) as Pick<Rules, 'sections'>;
const size = { entries: 2, judges: 1 };
const person = makeId('person', new Uint8Array(idBytes));
const entry = makeId('entry', new Uint8Array(idBytes));

test('reviews from the entry’s own area are a rule of the draw where there are areas, and the least of a judge is one of its inputs', () => {
  const rules = engineRules(rulesWith([area('a'), area('b')]), size, 2);
  expect([rules.experts, engineRules(rulesWith([area('a')]), size, 2).experts, engineRules(rulesWith([area('a'), area('b')]), size).experts]).toEqual([{ count: 2, affinity: 800 }, undefined, undefined]);
  const judge = { personId: person, name: 'judge-1', organization: '', areas: ['a'], most: 9 };
  const panel = (judges: object[]) => DrawPanel.parse({ judges, entries: [{ entryId: entry, code: 'AB12', area: 'a' }], reviews: 1, barred: [], conflicts: [] });
  expect(drawInputs({ rules, panel: panel([{ ...judge, least: 4 }]) }).judges).toEqual([{ id: 'judge-1', least: 4, most: 9, group: -1, cluster: 0 }]);
  expect(drawInputs({ rules, panel: panel([judge]) }).judges[0]!.least).toBe(0);
});
