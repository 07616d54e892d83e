import { refuseFormat } from '../refuse-format.ts';

/** C2SP tlog-tiles: where a piece of the log stands. `level` of hashes, or the entries themselves; `width` is 256 of a full one. */
export type Tile = { level: number | 'entries'; index: number; width: number };

export const fullTile = 256;
/** The address of the signed head, beside the tiles. */
export const checkpointPath = 'checkpoint';

/** A file that a leaf names by its SHA-256 in hex, beside the tiles. */
export const attachedPath = (hash: string): string => `x/${hash}.json`;
export const isAttached = (path: string): boolean => /^x\/[0-9a-f]{64}\.json$/.test(path);

/** 1234067 is x001/x234/067. */
const spelled = (index: number): string => {
  const groups: string[] = [];
  for (let rest = index; groups.length === 0 || rest > 0; rest = Math.floor(rest / 1000)) groups.unshift(String(rest % 1000).padStart(3, '0'));
  return groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group)).join('/');
};

export const tilePath = ({ level, index, width }: Tile): string => `tile/${level}/${spelled(index)}${width < fullTile ? `.p/${width}` : ''}`;

const shape = /^tile\/(entries|[0-9]|[1-5][0-9]|6[0-3])\/((?:x[0-9]{3}\/)*[0-9]{3})(?:\.p\/([1-9][0-9]{0,2}))?$/;

/** @throws Refusal for any text that tilePath does not write. */
export const parseTilePath = (path: string): Tile => {
  const [, level, groups, width] = shape.exec(path) ?? [];
  if (!level || !groups) throw refuseFormat(path.slice(0, 100), 'this is not the path of a tile: tile/<level>/<index>, as in tile/0/x001/234 or tile/entries/000.p/7.');
  const tile: Tile = { level: level === 'entries' ? level : Number(level), index: Number(groups.replaceAll(/[x/]/g, '')), width: width ? Number(width) : fullTile };
  if (!Number.isSafeInteger(tile.index) || tilePath(tile) !== path) throw refuseFormat(path.slice(0, 100), 'this tile path has leading zeros, a full width written out, or an index beyond what is counted.');
  return tile;
};

/** How many hashes stand at a level of a tree of this size. */
export const widthAt = (level: number, size: number): number => Math.floor(size / fullTile ** level);

const ofLevel = (level: Tile['level'], hashes: number): Tile[] =>
  Array.from({ length: Math.ceil(hashes / fullTile) }, (_, index) => ({ level, index, width: Math.min(fullTile, hashes - index * fullTile) }));

/** Every tile and bundle that a reader of the checkpoint of this size may ask for: the full ones, and the partial ones at its right edge. */
export const tilesOf = (size: number): Tile[] => {
  const tiles = ofLevel('entries', size);
  for (let level = 0; widthAt(level, size) > 0; level += 1) tiles.push(...ofLevel(level, widthAt(level, size)));
  return tiles;
};

/** The partial tiles at the right edge of a tree: with them alone it can grow. */
export const edgeTiles = (size: number): Tile[] => {
  const tiles: Tile[] = [];
  for (let level = 0; widthAt(level, size) > 0; level += 1) {
    const width = widthAt(level, size) % fullTile;
    if (width > 0) tiles.push({ level, index: Math.floor(widthAt(level, size) / fullTile), width });
  }
  return size % fullTile > 0 ? [{ level: 'entries', index: Math.floor(size / fullTile), width: size % fullTile }, ...tiles] : tiles;
};
