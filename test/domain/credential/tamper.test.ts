import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allThere, badgeText, check } from '../../support/credential/check.ts';

type Path = (string | number)[];

/** Every value that stands in a document, by the way to it. */
const leavesOf = (value: unknown, path: Path = []): Path[] =>
  typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([name, part]) => leavesOf(part, [...path, Array.isArray(value) ? Number(name) : name])) : [path];

const changedAt = (value: unknown, [name, ...rest]: Path, change: (leaf: unknown) => unknown): unknown => {
  if (name === undefined) return change(value);
  if (Array.isArray(value)) return value.map((part, i) => (i === name ? changedAt(part, rest, change) : part));
  return Object.fromEntries(Object.entries(value as object).map(([key, part]) => [key, key === name ? changedAt(part, rest, change) : part]));
};

test('any value changed, wherever it stands, and it is not valid', async () => {
  const [text, at] = [await badgeText(), await allThere()];
  const badge = JSON.parse(text) as unknown;
  const leaves = leavesOf(badge);
  expect(leaves.length).toBeGreaterThan(40);
  const other = (leaf: unknown, by: string): unknown => (typeof leaf === 'boolean' ? !leaf : `${String(leaf).slice(0, -1)}${String(leaf).endsWith(by) ? `${by}${by}` : by}`);
  for (const path of leaves) {
    const checked = await check(JSON.stringify(changedAt(badge, path, (leaf) => other(leaf, '7'))), at);
    expect(checked.standing, path.join('.')).not.toBe('valid');
    expect(checked.state).not.toBe('holds');
  }
});

test('any part left out or doubled under another name, and it is not valid', async () => {
  const [text, at] = [await badgeText(), await allThere()];
  const badge = JSON.parse(text) as Record<string, unknown>;
  for (const name of Object.keys(badge)) {
    const { [name]: _gone, ...less } = badge;
    expect((await check(JSON.stringify(less), at)).standing, `without ${name}`).not.toBe('valid');
  }
  for (const name of ['prize', 'alsoKnownAs', '@included', '@graph', '@reverse', '@nest']) expect((await check(JSON.stringify({ ...badge, [name]: 'something' }), at)).standing, `with ${name}`).not.toBe('valid');
});

test('any letter of the text changed: it is not valid, or it says exactly the same', async () => {
  const [text, at] = [await badgeText(), await allThere()];
  const good = await check(text, at);
  expect(good.state).toBe('holds');
  await fc.assert(fc.asyncProperty(fc.nat(text.length - 1), fc.constantFrom('a', '0', 'Z', '"', '{', ' ', ':', '\\', 'é'), async (place, letter) => {
    const checked = await check(`${text.slice(0, place)}${letter}${text.slice(place + 1)}`, at);
    expect(checked.state === 'holds' ? checked.says : good.says).toEqual(good.says);
  }), { numRuns: 150 });
});

test('what is no credential at all is read without a fault of ours', async () => {
  const at = await allThere();
  for (const text of ['', '{}', '[]', 'null', '{"@context":[]}', 'eyJ.eyJ.x', `${'['.repeat(100_000)}`, `{"a":${'{"a":'.repeat(70)}1${'}'.repeat(71)}`, 'eyJhbGciOiJub25lIn0.e30.AA']) {
    expect(await check(text, at), text.slice(0, 20)).toMatchObject({ standing: expect.stringMatching(/^(not genuine|unknown)$/) });
  }
  await fc.assert(fc.asyncProperty(fc.jsonValue(), async (value) => { expect((await check(JSON.stringify(value), at)).state).not.toBe('holds'); }), { numRuns: 100 });
});
