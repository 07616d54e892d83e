import { describe, expect, test } from 'vitest';
import type { Tiles } from '../../../functions/ports/tiles.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

/** What every technology of the tiles must do. */
export const tilesContract = (technology: string, open: () => Promise<Tiles>): unknown =>
  describe(`tiles on ${technology}`, () => {
    test('a tile is there once it is written, and nothing is before', async () => {
      const tiles = await open();
      expect(await tiles.read('tile/0/x001/234.p/7')).toBeUndefined();
      await tiles.write('tile/0/x001/234.p/7', bytes('seven'));
      await tiles.write('tile/entries/000', Uint8Array.of(0, 255, 10, 13));
      expect(Buffer.from((await tiles.read('tile/0/x001/234.p/7'))!).toString()).toBe('seven');
      expect([...(await tiles.read('tile/entries/000'))!]).toEqual([0, 255, 10, 13]);
    });

    test('equal bytes are passed over; other bytes are refused, and what stood there stands', async () => {
      const tiles = await open();
      await tiles.write('tile/1/000', bytes('first'));
      await tiles.write('tile/1/000', bytes('first'));
      await expect(tiles.write('tile/1/000', bytes('other'))).rejects.toThrow('Other bytes stand at tile/1/000');
      expect(Buffer.from((await tiles.read('tile/1/000'))!).toString()).toBe('first');
    });

    test('of many who write a tile at once all agree, or all but the first bytes are refused', async () => {
      const tiles = await open();
      await Promise.all(Array.from({ length: 8 }, () => tiles.write('tile/2/000', bytes('same'))));
      const outcomes = await Promise.allSettled(['a', 'b', 'c', 'd'].map((text) => tiles.write('tile/3/000', bytes(text))));
      expect(outcomes.filter(({ status }) => status === 'fulfilled').length).toBe(1);
    });

    test('the signed head is replaced only by whoever saw the one that is out', async () => {
      const tiles = await open();
      expect(await tiles.checkpoint()).toBeUndefined();
      expect(await tiles.publish('one\n', undefined)).toBe(true);
      expect(await tiles.publish('two\n', undefined)).toBe(false);
      const { note, mark } = (await tiles.checkpoint())!;
      expect([note, await tiles.publish('three\n', mark), await tiles.publish('four\n', mark), (await tiles.checkpoint())!.note]).toEqual(['one\n', true, false, 'three\n']);
      const { mark: last } = (await tiles.checkpoint())!;
      const won = await Promise.all(['— a\n', '— b\n', '— c\n'].map((text) => tiles.publish(text, last)));
      expect(won.filter(Boolean).length).toBe(1);
    });

    test('the policy that is out is the one that was written last', async () => {
      const tiles = await open();
      expect(await tiles.policy()).toBeUndefined();
      await tiles.describe('policy', 'quorum none\n');
      await tiles.describe('vkey', 'key\n');
      await tiles.describe('policy', 'log é\nquorum none\n');
      expect(await tiles.policy()).toBe('log é\nquorum none\n');
    });

    test('a path that is no tile is refused', async () => {
      const tiles = await open();
      for (const path of ['../secret', 'checkpoint', 'tile/0/1', '/etc/passwd', 'tile/0/../../x']) {
        await expect(tiles.write(path, bytes('x')), path).rejects.toThrow('tile');
        await expect(tiles.read(path), path).rejects.toThrow('tile');
      }
    });
  });
