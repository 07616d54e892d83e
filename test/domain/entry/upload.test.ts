import { expect, test } from 'vitest';
import { neutralName } from '../../../functions/domain/entry/upload.ts';

test('what a judge is given ends as its type does, whatever its name said', () => {
  const named = (type: string) => neutralName({ name: 'invoice.html', type } as Parameters<typeof neutralName>[0], 1);
  expect(['text/plain', 'application/pdf', 'image/jpeg', 'application/x-gone'].map(named)).toEqual(['document-1.txt', 'document-1.pdf', 'document-1.jpg', 'document-1']);
});
