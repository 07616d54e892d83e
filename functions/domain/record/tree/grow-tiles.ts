import { refuseFormat } from '../refuse-format.ts';
import { formatBundle, parseBundle } from './entry-bundle.ts';
import { hashOver, parseHashTile, rootOfLevels } from './hash-tile.ts';
import { joinBytes, leafHash, type Digest, type Hash } from './hashing.ts';
import { edgeTiles, fullTile, tilePath, widthAt } from './tile.ts';

/** The right edge in tiles: of each level the hashes of its partial tile, and the entries of the partial bundle. */
export type TileEdge = { size: number; levels: Hash[][]; entries: Uint8Array[] };
export type LogFile = { path: string; bytes: Uint8Array };

/** @throws Refusal where a tile of the edge is missing or has another size than its width says. */
export const readEdge = (size: number, read: (path: string) => Uint8Array | undefined): TileEdge => {
  const edge: TileEdge = { size, levels: [], entries: [] };
  for (let level = 0; widthAt(level, size) > 0; level += 1) edge.levels.push([]);
  for (const tile of edgeTiles(size)) {
    const path = tilePath(tile);
    const bytes = read(path);
    if (!bytes) throw refuseFormat(path, 'it is not there, and the log cannot grow without it.');
    if (tile.level === 'entries') edge.entries = parseBundle(bytes, tile.width);
    else edge.levels[tile.level] = parseHashTile(bytes, tile);
  }
  return edge;
};

export const rootOfEdge = (digest: Digest, { levels }: TileEdge): Hash => rootOfLevels(digest, levels);

/**
 * Appends entries without reading the past. Answers the new edge and every file that is new: the tiles and bundles that became full, and the
 * partial ones of the new size.
 */
export const growTiles = (digest: Digest, edge: TileEdge, added: readonly Uint8Array[]): { edge: TileEdge; files: LogFile[] } => {
  const files: LogFile[] = [];
  const levels = edge.levels.map((hashes) => [...hashes]);
  let entries = [...edge.entries];
  let { size } = edge;
  const put = (path: string, bytes: Uint8Array) => files.push({ path, bytes });
  const rise = (level: number, hash: Hash): void => {
    const hashes = (levels[level] ??= []);
    hashes.push(hash);
    if (hashes.length < fullTile) return;
    put(tilePath({ level, index: widthAt(level, size) / fullTile - 1, width: fullTile }), joinBytes(hashes));
    levels[level] = [];
    rise(level + 1, hashOver(digest, hashes));
  };
  for (const entry of added) {
    size += 1;
    entries.push(entry);
    rise(0, leafHash(digest, entry));
    if (size % fullTile > 0) continue;
    put(tilePath({ level: 'entries', index: size / fullTile - 1, width: fullTile }), formatBundle(entries));
    entries = [];
  }
  for (const tile of size > edge.size ? edgeTiles(size) : []) {
    const isNew = tile.level === 'entries' || widthAt(tile.level, size) > widthAt(tile.level, edge.size);
    if (isNew) put(tilePath(tile), tile.level === 'entries' ? formatBundle(entries) : joinBytes(levels[tile.level]!));
  }
  return { edge: { size, levels, entries }, files };
};
