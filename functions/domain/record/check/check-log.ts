import { openCheckpoint } from '../note/open-checkpoint.ts';
import type { Policy } from '../note/policy.ts';
import type { Verify } from '../note/signed-note.ts';
import { emptyEdge, growEdge, rootOf } from '../tree/edge.ts';
import { parseBundle } from '../tree/entry-bundle.ts';
import { hashOver, parseHashTile } from '../tree/hash-tile.ts';
import { leafHash, sameBytes, type Digest, type Hash } from '../tree/hashing.ts';
import { checkpointPath, fullTile, parseTilePath, tilePath, tilesOf, widthAt, type Tile } from '../tree/tile.ts';
import { found, type Finding } from './finding.ts';

/** All files of a log, by their paths under its address. */
export type LogFiles = { paths: readonly string[]; read: (path: string) => Uint8Array | undefined };
export type CheckedLog = { findings: Finding[]; size: number; /** Undefined where the bundle that holds it cannot be read. */ entries: (Uint8Array | undefined)[] };

type Places<T> = (T | undefined)[];
const isWhole = <T>(places: Places<T>): places is T[] => !places.includes(undefined);

/** Reads the tiles of one level into a row, and notes what is not there or cannot be read. */
const readRow = <T>({ read }: LogFiles, tiles: Tile[], findings: Finding[], parse: (bytes: Uint8Array, tile: Tile) => T[]): Places<T> =>
  tiles.flatMap((tile): Places<T> => {
    const path = tilePath(tile);
    const bytes = read(path);
    if (!bytes) findings.push({ path, why: 'It is missing.' });
    const row = bytes && found(path, findings, () => parse(bytes, tile));
    return row ?? Array.from({ length: tile.width }, () => undefined);
  });

/** Which of two accounts of the leaves has the signed root: the entries, or the tiles over them. Where neither has, the tiles are compared with the entries. */
const leavesOf = (digest: Digest, root: Hash, byEntries: Places<Hash>, byTiles: Places<Hash>): { leaves: Places<Hash>; signed: boolean; blame: 'tiles' | 'entries' } => {
  const hasRoot = (hashes: Places<Hash>) => isWhole(hashes) && sameBytes(rootOf(digest, growEdge(digest, emptyEdge, hashes)), root);
  if (hasRoot(byEntries)) return { leaves: byEntries, signed: true, blame: 'tiles' };
  if (hasRoot(byTiles)) return { leaves: byTiles, signed: true, blame: 'entries' };
  return { leaves: byEntries.map((hash, i) => hash ?? byTiles[i]), signed: false, blame: 'tiles' };
};

/** Each level above the leaves, from those below it. */
const levelsOver = (digest: Digest, leaves: Places<Hash>): Places<Hash>[] => {
  const levels = [leaves];
  for (let row = leaves; row.length >= fullTile; levels.push(row)) {
    row = Array.from({ length: Math.floor(row.length / fullTile) }, (_, i) => {
      const under = row.slice(i * fullTile, (i + 1) * fullTile);
      return isWhole(under) ? hashOver(digest, under) : undefined;
    });
  }
  return levels;
};

/** The hashes of a tile or bundle against those that were signed: the first that differs, and how many more do. */
const compare = (path: string, { level, index }: Tile, given: Places<Hash>, right: Places<Hash>, findings: Finding[]): void => {
  const [first, ...more] = given.flatMap((hash, i) => {
    const signed = right[index * fullTile + i];
    return hash && signed && !sameBytes(hash, signed) ? [i] : [];
  });
  if (first === undefined) return;
  const place = level === 'entries' ? `entry ${index * fullTile + first}` : `hash ${first}`;
  const what = level === 'entries' ? 'It is not the entry that was signed' : 'It is not the hash of what it stands for';
  findings.push({ path, at: place, why: more.length > 0 ? `${what}, and ${more.length} more in this file are not.` : `${what}.` });
};

const eachTile = (tiles: Tile[], row: Places<Hash>, right: Places<Hash>, findings: Finding[]): void => {
  for (const tile of tiles) compare(tilePath(tile), tile, row.slice(tile.index * fullTile, tile.index * fullTile + tile.width), right, findings);
};

/** Files that no reader of the signed head asks for: partial tiles of earlier sizes, or what should not be there. */
const checkOthers = (digest: Digest, log: LogFiles, size: number, levels: Places<Hash>[], findings: Finding[]): void => {
  const asked = new Set([checkpointPath, ...tilesOf(size).map(tilePath)]);
  for (const path of log.paths.filter((one) => !asked.has(one))) {
    const tile = found(path, findings, () => parseTilePath(path));
    if (!tile) continue;
    const bytes = log.read(path) ?? new Uint8Array(0);
    const { level, index, width } = tile;
    const there = level === 'entries' ? size : widthAt(level, size);
    if (index * fullTile + width > there) findings.push({ path, why: 'It goes beyond the signed head.' });
    else {
      const hashes = found(path, findings, () => (level === 'entries' ? parseBundle(bytes, width).map((entry) => leafHash(digest, entry)) : parseHashTile(bytes, tile)));
      compare(path, tile, hashes ?? [], levels[level === 'entries' ? 0 : level]!, findings);
    }
  }
};

/**
 * A whole log against its signed head, by the keys of a policy: every file, every byte. Each thing that cannot be is named with its file and its
 * place in it. Lines under the head by keys that the policy does not know are findings too: one changed byte can make a witness a stranger.
 */
export const checkLog = (digest: Digest, log: LogFiles, policy: Policy, verify: Verify): CheckedLog => {
  const findings: Finding[] = [];
  const note = log.read(checkpointPath);
  if (!note) return { findings: [{ path: checkpointPath, why: 'It is missing, and without it nothing can be checked.' }], size: 0, entries: [] };
  const opened = found(checkpointPath, findings, () => openCheckpoint(digest, note, policy, verify));
  if (!opened) return { findings, size: 0, entries: [] };
  for (const { name, keyId } of opened.unknown) findings.push({ path: checkpointPath, at: `the signature of ${name}`, why: `The policy does not know the key ${name}+${keyId}.`, unvouched: true });
  const { size, root } = opened.checkpoint;
  const tiles = Map.groupBy(tilesOf(size), ({ level }) => level);
  const entries = readRow(log, tiles.get('entries') ?? [], findings, (bytes, { width }) => parseBundle(bytes, width));
  const rowAt = (level: number) => readRow(log, tiles.get(level) ?? [], findings, parseHashTile);
  const byEntries = entries.map((entry) => entry && leafHash(digest, entry));
  const byTiles = rowAt(0);
  const { leaves, signed, blame } = leavesOf(digest, root, byEntries, byTiles);
  if (!signed) findings.push({ path: checkpointPath, at: 'line 3', why: 'Neither the entries nor the tiles have this root.' });
  if (blame === 'entries') eachTile(tiles.get('entries')!, byEntries, leaves, findings);
  else eachTile(tiles.get(0) ?? [], byTiles, leaves, findings);
  const levels = levelsOver(digest, leaves);
  for (let level = 1; level < levels.length; level += 1) eachTile(tiles.get(level)!, rowAt(level), levels[level]!, findings);
  checkOthers(digest, log, size, levels, findings);
  return { findings, size, entries };
};
