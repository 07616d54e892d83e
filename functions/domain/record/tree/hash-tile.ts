import { refuseFormat } from '../refuse-format.ts';
import { rootOfPeaks } from './edge.ts';
import { hashBytes, nodeHash, type Digest, type Hash } from './hashing.ts';
import { subtreesOf, type Range, type Subtree } from './proof-path.ts';
import { fullTile, tilePath, widthAt, type Tile } from './tile.ts';

/** The hashes of a tile. @throws Refusal where the bytes are not exactly `width` hashes. */
export const parseHashTile = (bytes: Uint8Array, { width }: Pick<Tile, 'width'>): Hash[] => {
  if (bytes.length !== width * hashBytes) throw refuseFormat('the tile', `it has ${bytes.length} bytes; ${width} hashes have ${width * hashBytes}.`);
  return Array.from({ length: width }, (_, i) => bytes.subarray(i * hashBytes, (i + 1) * hashBytes));
};

/** The hash over neighboring hashes of one level, as many as a power of two. */
export const hashOver = (digest: Digest, hashes: readonly Hash[]): Hash => {
  const row = [...hashes];
  for (let left = row.length / 2; left >= 1; left /= 2) {
    for (let i = 0; i < left; i += 1) row[i] = nodeHash(digest, row[2 * i]!, row[2 * i + 1]!);
  }
  return row[0]!;
};

const tileLevels = 8;

/** In which tile the hashes under a complete subtree stand, and where in it. */
const placeOf = ({ level, index }: Subtree, size: number) => {
  const tileLevel = Math.floor(level / tileLevels);
  const span = 2 ** (level % tileLevels);
  const first = index * span;
  const tile = Math.floor(first / fullTile);
  return { tile: { level: tileLevel, index: tile, width: Math.min(fullTile, widthAt(tileLevel, size) - tile * fullTile) }, first: first % fullTile, span };
};

/** The tiles of the tree of `size` that a proof is made from, each once. */
export const tilesFor = (path: Range[], size: number): Tile[] => {
  const tiles = path.flatMap(subtreesOf).map((subtree) => placeOf(subtree, size).tile);
  return [...new Map(tiles.map((tile) => [tilePath(tile), tile])).values()];
};

/** Reads hashes of complete subtrees out of tiles: the other half of `tilesFor`. */
export const hashesFrom = (digest: Digest, size: number, read: (tile: Tile) => Uint8Array) => (subtree: Subtree): Hash => {
  const { tile, first, span } = placeOf(subtree, size);
  return hashOver(digest, parseHashTile(read(tile), tile).slice(first, first + span));
};

/** The peaks of a tree, from its right edge of tiles: of each level the last, partial one. */
export const peaksOf = (digest: Digest, levels: readonly (readonly Hash[])[]): Hash[] =>
  levels.flatMap((hashes) => [subtreesOf({ from: 0, to: hashes.length }).map(({ level, index }) => hashOver(digest, hashes.slice(index * 2 ** level, (index + 1) * 2 ** level)))]).reverse().flat();

export const rootOfLevels = (digest: Digest, levels: readonly (readonly Hash[])[]): Hash => {
  const peaks = peaksOf(digest, levels);
  return peaks.length === 0 ? digest(new Uint8Array(0)) : rootOfPeaks(digest, peaks);
};
