import { expect, test } from 'vitest';
import { brokenLinks } from '../../../functions/domain/words/written-links.ts';

test('the address of a resource signs nobody in and hides nothing', () => {
  const told = (url: string) => brokenLinks({ links: [{ title: 'Data', url }] });
  expect(told('https://example.gov/page?a=b#c')).toEqual([]);
  expect(told('')).toEqual([]);
  for (const url of ['https://admin:secret@example.gov/', 'https://example.gov@evil.example/']) {
    expect(told(url)).toEqual([{ field: 'links.0.url', message: 'Leave the user name and password out of the link.' }]);
  }
  for (const url of ['https://example.gov/\u202efdp.exe', 'https://exa\u200bmple.gov/', 'https://example.gov/a b', 'https://example.gov/\u00ad']) {
    expect(told(url)).toEqual([{ field: 'links.0.url', message: 'Leave spaces and hidden characters out of the link.' }]);
  }
});
