import { expect, test } from 'vitest';
import { makeCursors } from '../../functions/http/cursor.ts';

const cursors = makeCursors('a secret of this test');
const refusal = expect.objectContaining({ code: 'invalid', field: 'cursor', message: 'This page link is for another list. Start from the first page.' });

test('a cursor opens for the list it was made for, whole and for no other', async () => {
  const warned: string[] = [];
  const note = ({ message }: Error) => { warned.push(message); };
  process.on('warning', note);
  const sealed = cursors.seal('{"pk":"CH#1","sk":"CH"}', 'entries 1')!;
  expect(cursors.open(sealed, 'entries 1')).toBe('{"pk":"CH#1","sk":"CH"}');
  const opened = (cursor: string, bound = 'entries 1') => { try { return cursors.open(cursor, bound); } catch (error) { return error; } };
  expect(opened(sealed, 'entries 2')).toEqual(refusal);
  for (let bytes = 0; bytes < Buffer.from(sealed, 'base64url').length; bytes++) {
    expect(opened(Buffer.from(sealed, 'base64url').subarray(0, bytes).toString('base64url')), `${bytes} bytes`).toEqual(refusal);
  }
  await new Promise((done) => { setTimeout(done, 10); });
  process.off('warning', note);
  expect(warned, 'no part of a tag is compared').toEqual([]);
});
