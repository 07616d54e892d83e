import { createHash, createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Refusal } from '../../domain/refusal.ts';
import type { FileStore } from '../../ports/files.ts';

type Claim = { act: 'put' | 'get'; key: string; until: number; size: number; sha256: string; type: string; name: string };
export type DiskOptions = { folder: string; origin: string; secret: string; now: () => number };

const minutes = 60_000;
const headBytes = 4100;
const safeKey = /^[a-z0-9_-]{8,80}$/;

const digestOf = async (path: string): Promise<string> => {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
};

/** Claims travel in the URL under an HMAC: method, key, size, type, digest and expiry can't be changed by who holds it. */
const makeClaims = (secret: string) => {
  const sign = (text: string) => createHmac('sha256', secret).update(text).digest('base64url');
  return {
    write: (claim: Claim) => {
      const text = Buffer.from(JSON.stringify(claim)).toString('base64url');
      return `${text}.${sign(text)}`;
    },
    read: (token: string, act: Claim['act'], now: number): Claim => {
      const [text = '', mac = ''] = token.split('.');
      const right = Buffer.from(sign(text));
      const given = Buffer.from(mac);
      const refused = new Refusal('not-found', 'This link has expired or was changed. Open the page again.');
      if (right.length !== given.length || !timingSafeEqual(right, given)) throw refused;
      const claim = JSON.parse(Buffer.from(text, 'base64url').toString()) as Claim;
      if (claim.act !== act || claim.until < now || !safeKey.test(claim.key)) throw refused;
      return claim;
    },
  };
};

export const diskFiles = ({ folder, origin, secret, now }: DiskOptions) => {
  const claims = makeClaims(secret);
  const pathOf = (key: string) => {
    if (!safeKey.test(key)) throw new Refusal('not-found', 'There is no such file.');
    return join(folder, key);
  };
  const store: FileStore = {
    scanned: false,
    async upload({ storeKey, size, sha256, type }) {
      const until = now() + 15 * minutes;
      const token = claims.write({ act: 'put', key: storeKey, until, size, sha256, type, name: '' });
      return { url: `${origin}/_files/${token}`, headers: { 'content-type': type }, expiresAt: new Date(until).toISOString() };
    },
    async stat(storeKey) {
      const path = pathOf(storeKey);
      const found = await stat(path).catch(() => undefined);
      if (!found) return undefined;
      const file = await open(path);
      const head = Buffer.alloc(Math.min(headBytes, found.size));
      await file.read(head, 0, head.length, 0);
      await file.close();
      return { size: found.size, sha256: await digestOf(path), head };
    },
    async download(storeKey, name, type) {
      return `${origin}/_files/${claims.write({ act: 'get', key: storeKey, until: now() + 5 * minutes, size: 0, sha256: '', type, name })}`;
    },
    async keep(storeKey, bytes) {
      await mkdir(folder, { recursive: true });
      const beside = `${pathOf(storeKey)}.${randomUUID()}.part`;
      await writeFile(beside, bytes, { flush: true });
      await rename(beside, pathOf(storeKey));
    },
    async join(storeKey, pieces) {
      const beside = `${pathOf(storeKey)}.${randomUUID()}.part`;
      const file = await open(beside, 'w');
      try {
        for (const piece of pieces) await file.writeFile(await readFile(pathOf(piece)));
        await file.sync();
        await rename(beside, pathOf(storeKey));
      } finally {
        await file.close();
        await rm(beside, { force: true });
      }
    },
    async read(storeKey) {
      return readFile(pathOf(storeKey)).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'ENOENT') throw error;
        return undefined;
      });
    },
    async remove(storeKey) {
      await rm(pathOf(storeKey), { force: true });
    },
  };

  /** Writes beside, checks size and digest, then renames: a torn upload is never a file. */
  const receive = async (token: string, body: AsyncIterable<Uint8Array>): Promise<void> => {
    const claim = claims.read(token, 'put', now());
    await mkdir(folder, { recursive: true });
    const path = pathOf(claim.key);
    const beside = `${path}.${randomUUID()}.part`;
    const hash = createHash('sha256');
    const file = await open(beside, 'w');
    let size = 0;
    try {
      for await (const chunk of body) {
        size += chunk.length;
        if (size > claim.size) throw new Refusal('too-large', `This file is larger than the ${claim.size} bytes announced.`);
        hash.update(chunk);
        await file.write(chunk);
      }
      await file.sync();
      if (size !== claim.size || hash.digest('hex') !== claim.sha256) throw new Refusal('invalid', 'What arrived is not the file that was announced. Upload it again.', 'file');
      await rename(beside, path);
    } finally {
      await file.close();
      await rm(beside, { force: true });
    }
  };

  const send = async (token: string) => {
    const claim = claims.read(token, 'get', now());
    const found = await stat(pathOf(claim.key)).catch(() => undefined);
    if (!found) throw new Refusal('not-found', 'This file is not there any more.');
    return { stream: createReadStream(pathOf(claim.key)), size: found.size, name: claim.name, type: claim.type };
  };
  return { ...store, receive, send };
};
export type DiskFiles = ReturnType<typeof diskFiles>;
