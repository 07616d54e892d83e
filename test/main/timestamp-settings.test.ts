import { afterEach, expect, test, vi } from 'vitest';
import { readLocalSettings } from '../../functions/main/settings.ts';

afterEach(() => vi.unstubAllEnvs());
const read = (text: string) => {
  vi.stubEnv('RECORD_TIMESTAMPS', text);
  return readLocalSettings().RECORD_TIMESTAMPS;
};

test('authorities are addresses with a comma between; none is none', () => {
  expect(readLocalSettings().RECORD_TIMESTAMPS).toEqual([]);
  expect(read('')).toEqual([]);
  expect(read(' https://tsa.example.gov/tsr , https://time.example.org,')).toEqual(['https://tsa.example.gov/tsr', 'https://time.example.org']);
  expect(read('http://127.0.0.1:3180/tsr,http://localhost:3181')).toEqual(['http://127.0.0.1:3180/tsr', 'http://localhost:3181']);
});

test.each(['http://tsa.example.gov/tsr', 'tsa.example.gov', 'https://a.example/1,https://a.example/2', 'https://a.example,https://b.example,https://c.example', 'ftp://localhost/', 'https://me:secret@a.example/'])('%s is refused, with the fix', (text) => {
  expect(() => read(text)).toThrow('Give one or two addresses of time-stamping authorities');
});
