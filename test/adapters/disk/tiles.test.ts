import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { diskTiles } from '../../../functions/adapters/disk/tiles.ts';
import { tilesContract } from '../contract/tiles.ts';

const folder = () => mkdtempSync(join(tmpdir(), 'laurel-tiles-'));
tilesContract('disk', async () => diskTiles(join(folder(), 'log')));

test('the folder holds the log and nothing else, and no part is left of a write that was refused', async () => {
  const place = folder();
  const tiles = diskTiles(place);
  await tiles.write('tile/0/000.p/1', Uint8Array.of(1));
  await expect(tiles.write('tile/0/000.p/1', Uint8Array.of(2))).rejects.toThrow('Other bytes');
  await tiles.publish('head\n', undefined);
  await tiles.publish('late\n', undefined);
  expect(readdirSync(place, { recursive: true, encoding: 'utf8' }).toSorted()).toEqual(['checkpoint', 'tile', 'tile/0', 'tile/0/000.p', 'tile/0/000.p/1']);
  expect(readdirSync(`${place}-parts`)).toEqual([]);
});
