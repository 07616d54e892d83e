import { expect, test } from 'vitest';
import { digest } from '../../../../functions/adapters/system/sha256.ts';
import { isNamed, parseLeaf, type HiddenLeaf } from '../../../../functions/domain/record/leaf/leaf.ts';
import { formatOpenedEntries, openHidden, parseOpenedEntries } from '../../../../functions/domain/record/story/opened-entries.ts';
import { formatReveal, parseReveal } from '../../../../functions/domain/record/story/reveal-bundle.ts';
import { received, story } from '../../../support/record/judged-story.ts';
import { ch, stepOf, writeLog } from '../../../support/record/told-log.ts';

const log = writeLog([story[0]!, stepOf(story, 'rules'), received('hidden', 'K7QMXT', { hide: true }), received('other', 'M2PWRS', { hide: true }), received('plain', 'Q4RTZW')]);
const leafOf = (as: string) => parseLeaf(log.entries[log.places.get(as)!]!);
const text = (value: Uint8Array): string => new TextDecoder().decode(value);
const bytes = (value: string): Uint8Array => new TextEncoder().encode(value);

test('a hidden leaf opens to what it would have been, and keeps the digests of what it seals', () => {
  const leaf = openHidden(digest, leafOf('hidden') as HiddenLeaf, log.openings.get('hidden')!);
  const plain = leafOf('plain');
  expect(leaf).toMatchObject({ act: 'entry.received', ch, n: 1, actor: 'team', pub: { entry: 'N-K7QMXT', version: 1 } });
  expect([isNamed(leafOf('hidden')), 'refs' in leaf, leaf._sd.length]).toEqual([false, false, plain._sd.length]);
});

test.each([
  ['what another leaf committed to', log.openings.get('other')!, 'what is disclosed of it is not what the leaf committed to.'],
  ['not all of it', log.openings.get('hidden')!.slice(1), 'they open act, ch, n, actor, refs, pub, and nothing else.'],
  ['the same twice', [...log.openings.get('hidden')!, log.openings.get('hidden')![0]!], 'it is disclosed twice.'],
  ['what it seals besides', [...log.openings.get('hidden')!, log.disclosures.get('hidden')![0]!], 'they open act, ch, n, actor, refs, pub, and nothing else.'],
])('%s does not open it', (_, disclosures, why) => {
  expect(() => openHidden(digest, leafOf('hidden') as HiddenLeaf, disclosures)).toThrow(why);
});

const leaves = [{ index: 3, disclosures: log.openings.get('other')! }, { index: 2, disclosures: log.openings.get('hidden')! }];
test('the file of opened entries is read as it is written, in the order of the log', () => {
  const file = formatOpenedEntries({ challenge: ch, leaves });
  expect(parseOpenedEntries(file, 'opened.json')).toEqual({ format: 'laurel-opened-entries/1', challenge: ch, leaves: leaves.toReversed() });
});

const reveal = { challenge: ch, round: 'rnd_1', audience: 'public', shows: 'marks', leaves } as const;
const revealed = text(formatReveal({ ...reveal, leaves: [...leaves] }));
test.each([
  ['other white space', revealed.replace(',', ', '), 'its JSON is not canonical, with a line break at its end.'],
  ['no line break', revealed.trimEnd(), 'its JSON is not canonical, with a line break at its end.'],
  ['half of it', revealed.slice(0, 50), 'it is not JSON, or not all of it.'],
  ['a leaf twice', revealed.replace('"index":3', '"index":2'), 'its leaves are not in the order of the log, each once.'],
  ['an audience of its own', revealed.replace('"public"', '"friends"'), 'audience is not as it should be'],
])('a reveal bundle with %s is refused', (_, file, why) => {
  expect(parseReveal(bytes(revealed), 'reveal.json').leaves).toEqual(leaves.toReversed());
  expect(() => parseReveal(bytes(file), 'reveal.json')).toThrow(why);
});
