import { describe, expect, test } from 'vitest';
import type { Stamps } from '../../../functions/ports/stamps.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const said = (found: Uint8Array | undefined) => found && Buffer.from(found).toString();

/** What every technology of timestamps must do. */
export const stampsContract = (technology: string, open: () => Promise<Stamps>): unknown =>
  describe(`timestamps on ${technology}`, () => {
    test('a token is kept once, and whoever comes later is told what stands', async () => {
      const stamps = await open();
      expect(await stamps.read('x/ts/4.1.tsr')).toBeUndefined();
      expect(said(await stamps.keep('x/ts/4.1.tsr', bytes('first')))).toBe('first');
      expect(said(await stamps.keep('x/ts/4.1.tsr', bytes('second')))).toBe('first');
      expect(said(await stamps.read('x/ts/4.1.tsr'))).toBe('first');
      const kept = await Promise.all(['a', 'b', 'c'].map((text) => stamps.keep('x/ts/4.2.tsr', bytes(text))));
      expect(new Set(kept.map(said)).size).toBe(1);
    });

    test('the list is replaced only by whoever saw the one that is out', async () => {
      const stamps = await open();
      expect(await stamps.list()).toBeUndefined();
      expect([await stamps.publish('one\n', undefined), await stamps.publish('two\n', undefined)]).toEqual([true, false]);
      const { mark } = (await stamps.list())!;
      const won = await Promise.all(['three\n', 'four\n', 'five\n'].map((text) => stamps.publish(text, mark)));
      expect([won.filter(Boolean).length, (await stamps.list())!.text]).toEqual([1, ['three\n', 'four\n', 'five\n'][won.indexOf(true)]]);
    });
  });
