import { expect, test } from 'vitest';
import { sayLink } from '../../../../functions/domain/listing/links/link-words.ts';
import { afterLook, newSource, type Look } from '../../../../functions/domain/listing/links/look.ts';

const address = 'https://harbor.example.gov/ledger';
const answered = (status: number, more: object = {}): Look => ({ status, address, forGood: true, ...more });
const day = (n: number) => new Date(Date.UTC(2027, 0, 1) + n * 86_400_000).toISOString();
/** Looks at it whenever it is due, and tells the state, and after how many days the next look is. */
const looks = (...found: Look[]) => {
  let source = newSource(address, day(0));
  return found.map((look) => {
    const now = source.nextAt;
    source = afterLook(source, look, now);
    return [source.state, Math.round((Date.parse(source.nextAt) - Date.parse(now)) / 86_400_000)];
  });
};

test('what is there is looked at each month, and a miss sooner, then ever more rarely', () => {
  expect(looks(answered(200), answered(500), { nothing: 'no-answer' }, answered(403), answered(500), answered(500), answered(500), answered(200))).toEqual([['fine', 30], ['unclear', 1], ['unclear', 2], ['unclear', 4], ['unclear', 8], ['unclear', 16], ['unclear', 30], ['fine', 30]]);
});

test('gone is what was missed three times over a week, by the page or by its host, and what is found again is fine', () => {
  expect(looks(answered(404), answered(404), answered(410), { nothing: 'no-host' }, answered(503), answered(200))).toEqual([['unclear', 1], ['unclear', 2], ['unclear', 4], ['gone', 8], ['gone', 16], ['fine', 30]]);
});

test('moved is what its site sends elsewhere for good; a detour is none', () => {
  const elsewhere = { address: 'https://harbor.example.gov/programs/ledger' };
  expect(looks(answered(200, elsewhere), answered(200, { ...elsewhere, forGood: false }), answered(200, { address: 'http://www.harbor.example.gov/ledger/' }))).toEqual([['moved', 30], ['fine', 30], ['fine', 30]]);
});

test('a site that asks to wait is given that, within a month; one that asks to stay away is', () => {
  expect(looks(answered(429, { retryAfter: 5 * 86_400 }), answered(503, { retryAfter: 400 * 86_400 }), answered(500, { retryAfter: 20 * 86_400 }), { closed: true })).toEqual([['unclear', 5], ['unclear', 30], ['unclear', 4], ['closed', 90]]);
});

test('each state is told in plain words', () => {
  const say = (state: Parameters<typeof sayLink>[0]['state'], lookedAt: string | undefined = day(9)) => sayLink({ state, since: day(1), lookedAt });
  expect([say('fine'), say('moved'), say('gone'), say('unclear'), say('closed'), say('unseen', undefined)]).toEqual([
    'The link worked on January 10, 2027.', 'The page moved. Seen on January 10, 2027.', 'The page is gone since January 2, 2027 or earlier.', 'We could not tell on January 10, 2027 whether the link works.', 'Its site asks programs to stay away, so we do not check this link.', '',
  ]);
});
