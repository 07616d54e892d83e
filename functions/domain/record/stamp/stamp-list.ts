import { bytesOfText, toHex } from '../note/encoding.ts';
import { refuseFormat } from '../refuse-format.ts';
import type { Digest } from '../tree/hashing.ts';

/** What an authority is asked for; `at`: the time in its token, once there is one. */
export type StampToken = { by: string; at?: string };
/** A head that timestamps are over. `closes`: the leaves `submissions.closed` that it is the first to hold. */
export type Stamp = { size: number; since: string; closes: number[]; tokens: StampToken[] };
/** All timestamps of a log, by size. `looked`: of how many leaves it is known which of them close submissions. */
export type StampList = { looked: number; stamps: Stamp[] };

export const noStamps: StampList = { looked: 0, stamps: [] };

const folder = 'x/ts/';
/** Timestamps beside the tiles: this list, the text that each token is over, and the tokens, counted from 1. */
export const stampListPath = `${folder}index.json`;
export const stampedPath = (size: number): string => `${folder}${size}.checkpoint`;
export const tokenPath = (size: number, place: number): string => `${folder}${size}.${place + 1}.tsr`;
export const isStampPath = (path: string): boolean => /^x\/ts\/(index\.json|(0|[1-9]\d{0,15})(\.checkpoint|\.[1-9]\d?\.tsr))$/.test(path);

/** The first form had no digest; what a release wrote is read still. */
const forms = { plain: 'laurel-timestamps/1', sealed: 'laurel-timestamps/2' };
const where = stampListPath;
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
const isMoment = (value: unknown): value is string => typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/.test(value) && !Number.isNaN(Date.parse(value));
const isHost = (value: unknown): value is string => typeof value === 'string' && /^[a-z0-9.:[\]-]{1,300}$/i.test(value);
const isThing = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

const readToken = (value: unknown): StampToken => {
  if (!isThing(value) || !isHost(value['by']) || !(value['at'] === undefined || isMoment(value['at']))) throw refuseFormat(where, 'a token names who made it, and its time.');
  return { by: value['by'], ...(value['at'] === undefined ? {} : { at: value['at'] }) };
};

const readStamp = (value: unknown): Stamp => {
  if (!isThing(value)) throw refuseFormat(where, 'a timestamp is an object.');
  const { size, since, closes, tokens } = value;
  if (!isCount(size) || !isMoment(since) || !Array.isArray(closes) || !closes.every(isCount) || !Array.isArray(tokens)) throw refuseFormat(where, 'a timestamp has a size, a time, the leaves it closes and its tokens.');
  return { size, since, closes, tokens: tokens.map(readToken) };
};

/** `sha256`, in hex, is of the same text without it: no signature is over this list, and damage to it shows. Who made a token, the token itself says. */
const textOf = ({ looked, stamps }: StampList, sha256?: string) => `${JSON.stringify({ v: forms.sealed, looked, stamps, sha256 })}\n`;
export const formatStampList = (digest: Digest, list: StampList): string => textOf(list, toHex(digest(bytesOfText(textOf(list)))));

/** @throws Refusal for what formatStampList does not write. */
export const parseStampList = (digest: Digest, text: string): StampList => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw refuseFormat(where, 'it is not JSON.');
  }
  if (!isThing(value) || !Object.values(forms).includes(String(value['v'])) || !isCount(value['looked']) || !Array.isArray(value['stamps'])) throw refuseFormat(where, `it is not a list of timestamps (${forms.sealed}).`);
  const stamps = value['stamps'].map(readStamp);
  if (stamps.some(({ size }, i) => i > 0 && size <= stamps[i - 1]!.size)) throw refuseFormat(where, 'its sizes do not grow.');
  const list = { looked: value['looked'], stamps };
  const isPlain = value['v'] === forms.plain && value['sha256'] === undefined;
  if (!isPlain && formatStampList(digest, list) !== text) throw refuseFormat(where, 'it is not what its own SHA-256 is over.');
  return list;
};

const hour = 3_600_000;
const hasToken = ({ tokens }: Stamp): boolean => tokens.some(({ at }) => at !== undefined);

/** The list once the leaves up to `looked` are known. A head is added where submissions were closed, or an hour after the last one if the log grew. Of those that were due by the hour alone and that nobody answered for, only the newest is worth asking for. */
export const withDue = (list: StampList, { size, now, looked, closes }: { size: number; now: string; looked: number; closes: number[] }): StampList => {
  const fresh = closes.filter((index) => index >= list.looked);
  const last = list.stamps.at(-1);
  const told = { ...list, looked: Math.max(list.looked, looked) };
  if (last?.size === size) return fresh.length === 0 ? told : { ...told, stamps: [...list.stamps.slice(0, -1), { ...last, closes: [...last.closes, ...fresh] }] };
  const grew = last === undefined || size > last.size;
  const due = grew && (fresh.length > 0 || last === undefined || Date.parse(now) - Date.parse(last.since) >= hour);
  if (!due) return fresh.length === 0 ? told : list;
  return { ...told, stamps: [...list.stamps.filter((stamp) => stamp.closes.length > 0 || hasToken(stamp)), { size, since: now, closes: fresh, tokens: [] }] };
};

/** Who is still to be asked for this head: all, while nobody answered; then only who was asked from the start. */
export const awaited = (stamp: Stamp, authorities: readonly string[]): string[] =>
  authorities.filter((by) => {
    const there = stamp.tokens.find((token) => token.by === by);
    return there ? there.at === undefined : !hasToken(stamp);
  });

/** Each authority has a place under a head, and the files of its tokens are named after it. */
export const withAsked = (list: StampList, size: number, by: readonly string[]): StampList => ({
  ...list,
  stamps: list.stamps.map((stamp) => (stamp.size === size ? { ...stamp, tokens: [...stamp.tokens, ...by.filter((one) => !stamp.tokens.some((token) => token.by === one)).map((one) => ({ by: one }))] } : stamp)),
});

export const withToken = (list: StampList, size: number, by: string, at: string): StampList => ({
  ...list,
  stamps: list.stamps.map((stamp) => (stamp.size === size ? { ...stamp, tokens: stamp.tokens.map((token) => (token.by === by ? { by, at } : token)) } : stamp)),
});

/** A token that can be shown, with the paths of its files beside the log. */
export type Timestamped = { size: number; by: string; at: string; token: string; checkpoint: string };
const shown = ({ size, tokens }: Stamp): Timestamped[] =>
  tokens.flatMap(({ by, at }, place) => (at === undefined ? [] : [{ size, by, at, token: tokenPath(size, place), checkpoint: stampedPath(size) }]));

export const newestTimestamps = ({ stamps }: StampList): Timestamped[] => {
  const newest = stamps.findLast(hasToken);
  return newest ? shown(newest) : [];
};
export const timestampsOf = ({ stamps }: StampList, leaf: number): Timestamped[] => {
  const stamp = stamps.find(({ closes }) => closes.includes(leaf));
  return stamp ? shown(stamp) : [];
};
