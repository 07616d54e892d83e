import { expect, test } from 'vitest';
import { closedWhy, isShown, matches, type Standing } from '../../../functions/domain/voice/gallery.ts';
import { scopes } from '../../../functions/domain/voice/gallery-scopes.ts';
import { galleryForms } from '../../../functions/domain/voice/gallery-forms.ts';
import { isOpenToAll, publicFiles } from '../../../functions/domain/voice/public-files.ts';
import type { File } from '../../../functions/domain/entry/file.ts';
import { FormSection } from '../../../functions/domain/call/form.ts';

test('a selected entry is shown unless its team keeps it back; another only where all are, and its team asks', () => {
  const said = [undefined, { shown: true }, { shown: false }];
  const table = (['winner', 'finalist', 'not-selected'] as const).map((outcome) => scopes.map((scope) => said.map((one) => (isShown(outcome, scope, one) ? 'x' : '-')).join('')));
  expect(table).toEqual([['xx-', 'xx-', 'xx-'], ['---', 'xx-', 'xx-'], ['---', '---', '-x-']]);
});

test('while anybody judges, weighs or walks, and before the results, no gallery opens', () => {
  const over: Standing = { resultsOut: true, judgingUntil: '2027-02-12T22:00:59.999Z', openRooms: 0, demoDay: 'ended' };
  const at = '2027-02-13T00:00:00.000Z';
  expect(closedWhy(over, at)).toBeUndefined();
  const broken: Partial<Standing>[] = [{ resultsOut: false }, { judgingUntil: at }, { openRooms: 1 }, { demoDay: 'running' }];
  expect(broken.map((one) => closedWhy({ ...over, ...one }, at)?.split('.')[0])).toEqual(['Publish the winners first', 'A round of judging is still open', 'Judges still weigh entries in a room', 'A demo day is under way']);
});

test('a search finds an entry by how its words begin, without accents or case, and asks for all of them', () => {
  const row = { title: 'Papá’s permit wallet', teamName: 'Harborlight', prize: 'Grand prize' };
  expect(['PAPA', 'wal harb', 'grand', 'allet', 'wallet bridge', ' ', 'streets'].map((q) => matches(row, q, 'Clean streets'))).toEqual([true, true, true, false, false, true, true]);
});

test('the files say the same of an entry, and no formula or tag gets through', () => {
  const row = { code: 'A1', title: '=cmd <b>', teamName: 'R&D', outcome: 'winner', prize: '', shownAt: '2027-03-01T00:00:00.000Z', areaName: '' } as const;
  const about = { origin: 'https://x.example', title: 'Permits', slug: 'permits-1', at: row.shownAt };
  expect(galleryForms.csv.write([row], about)).toContain("A1,'=cmd <b>,R&D,,winner,,2027-03-01T00:00:00.000Z,https://x.example/challenges/permits-1/entries/A1");
  expect(galleryForms.atom.write([row], about)).toContain('<title>=cmd &lt;b&gt;</title><updated>2027-03-01T00:00:00.000Z</updated><author><name>R&amp;D</name></author>');
  expect(JSON.parse(galleryForms.json.write([row], about))).toEqual({
    challenge: 'Permits', address: 'https://x.example/challenges/permits-1/entries',
    entries: [{ code: 'A1', title: '=cmd <b>', team: 'R&D', area: '', outcome: 'winner', prize: '', shownAt: row.shownAt, address: 'https://x.example/challenges/permits-1/entries/A1' }],
  });
});

test('of files only those under a public question count, and only once they are whole and clean', () => {
  const field = (id: string, isPublic: boolean) => ({ id, type: 'files' as const, label: id, public: isPublic });
  const form = [FormSection.parse({ id: 's', title: 'S', fields: [field('shown', true), field('kept', false)] })];
  const file = (id: string) => ({ id, name: `${id}.pdf`, size: 1, type: 'application/pdf', sha256: '' });
  expect(publicFiles(form, { area: '', files: [file('a'), file('b'), file('c')] }, { shown: ['a', 'gone'], kept: ['b'] })).toEqual([{ id: 'a', label: 'shown', name: 'a.pdf', type: 'application/pdf', size: 1 }]);
  const states = (['not-configured', 'waiting', 'clean', 'infected', 'unreadable'] as const).map((scan) => [isOpenToAll({ state: 'verified', scan } as File, false), isOpenToAll({ state: 'verified', scan } as File, true), isOpenToAll({ state: 'uploaded', scan } as File, false)]);
  expect(states).toEqual([[true, false, false], [false, false, false], [true, true, false], [false, false, false], [false, false, false]]);
});
