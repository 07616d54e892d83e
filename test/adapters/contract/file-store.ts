import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FileStore } from '../../../functions/ports/files.ts';

export type Opened = { store: FileStore; stop: () => Promise<void> | void };

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const key = () => `q-${randomBytes(12).toString('hex')}`;
const announce = (bytes: Uint8Array, type = 'text/plain') => ({ storeKey: key(), size: bytes.length, sha256: sha256(bytes), type });
const bytesOf = (text: string) => new TextEncoder().encode(text);

/** What every technology of the file store must do, asked over HTTP as a browser asks. */
export const fileStoreContract = (technology: string, open: () => Promise<Opened>): unknown =>
  describe(`file store on ${technology}`, () => {
    let opened: Opened;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened?.stop());

    const put = async (file: ReturnType<typeof announce>, bytes: Uint8Array, headers: Record<string, string> = {}) => {
      const upload = await opened.store.upload(file);
      return fetch(upload.url, { method: 'PUT', body: new Uint8Array(bytes), headers: { ...upload.headers, ...headers } });
    };

    test('what was announced is put, and comes back as an attachment with its name', async () => {
      const bytes = bytesOf('Measured at eleven doors.\n'.repeat(400));
      const file = announce(bytes);
      expect(await opened.store.stat(file.storeKey)).toBeUndefined();
      expect((await put(file, bytes)).ok).toBe(true);
      const stored = (await opened.store.stat(file.storeKey))!;
      expect({ ...stored, head: Buffer.from(stored.head).toString() }).toEqual({ size: bytes.length, sha256: file.sha256, head: Buffer.from(bytes.subarray(0, 4100)).toString() });
      const reply = await fetch(await opened.store.download(file.storeKey, 'Plan “A”.txt', 'text/plain'));
      expect([reply.status, reply.headers.get('content-type'), reply.headers.get('content-disposition')]).toEqual([200, 'text/plain', "attachment; filename*=UTF-8''Plan%20%E2%80%9CA%E2%80%9D.txt"]);
      expect(sha256(new Uint8Array(await reply.arrayBuffer()))).toBe(file.sha256);
    });

    test.each([
      ['other bytes of the same length', (bytes: Uint8Array) => bytes.map((byte) => byte ^ 1)],
      ['more bytes', (bytes: Uint8Array) => Uint8Array.of(...bytes, 33)],
      ['fewer bytes', (bytes: Uint8Array) => bytes.subarray(1)],
    ])('%s are refused, and nothing is stored', async (_, bend) => {
      const bytes = bytesOf('As announced.');
      const file = announce(bytes);
      const refused = await put(file, bend(bytes)).then((reply) => !reply.ok, () => true);
      expect([refused, await opened.store.stat(file.storeKey)]).toEqual([true, undefined]);
      expect((await put(file, bytes)).ok).toBe(true);
    });

    test('pieces become one in their order, large and small; a piece that is missing leaves nothing', async () => {
      const sizes = [3, 9 * 1024 * 1024, 1, 6 * 1024 * 1024, 0];
      const pieces = await Promise.all(sizes.map(async (size, n) => {
        const piece = key();
        const bytes = new Uint8Array(size).fill(65 + n);
        await opened.store.keep(piece, bytes, 'application/octet-stream');
        return { piece, bytes };
      }));
      const whole = key();
      for (let times = 0; times < 2; times += 1) await opened.store.join(whole, pieces.map(({ piece }) => piece), 'text/plain');
      expect(sha256((await opened.store.read(whole))!)).toBe(sha256(Buffer.concat(pieces.map(({ bytes }) => bytes))));
      const [torn, missing] = [key(), key()];
      await expect(opened.store.join(torn, [pieces[0]!.piece, missing], 'text/plain')).rejects.toThrow(missing);
      expect(await opened.store.read(torn)).toBeUndefined();
      await opened.store.join(torn, [], 'text/plain');
      expect((await opened.store.read(torn))!.length).toBe(0);
    });

    test('what the product keeps itself is read whole, replaced whole, and gone when removed', async () => {
      const own = key();
      expect(await opened.store.read(own)).toBeUndefined();
      await opened.store.keep(own, bytesOf('First.'), 'text/plain');
      await opened.store.keep(own, bytesOf('Second, and longer.'), 'text/plain');
      expect(Buffer.from((await opened.store.read(own))!).toString()).toBe('Second, and longer.');
      expect(await (await fetch(await opened.store.download(own, 'kept.txt', 'text/plain'))).text()).toBe('Second, and longer.');
      await opened.store.remove(own);
      expect(await opened.store.read(own)).toBeUndefined();
    });

    test('an address that was changed opens nothing', async () => {
      const bytes = bytesOf('Not yours.');
      const file = announce(bytes);
      await put(file, bytes);
      const address = await opened.store.download(file.storeKey, 'a.txt', 'text/plain');
      const bent = address.replace(/[A-Za-z0-9](?=[^A-Za-z0-9]*$)/, (last) => (last === 'a' ? 'b' : 'a'));
      const other = address.replace(file.storeKey, key());
      const replies = await Promise.all([bent, other].filter((one) => one !== address).map((one) => fetch(one)));
      expect(replies.map((reply) => reply.ok)).not.toContain(true);
    });

    test('two uploads to one place at once leave one whole file', async () => {
      const bytes = new Uint8Array(randomBytes(400_000));
      const file = announce(bytes, 'application/pdf');
      const replies = await Promise.all([put(file, bytes), put(file, bytes)]);
      expect(replies.some((reply) => reply.ok)).toBe(true);
      expect(await opened.store.stat(file.storeKey)).toMatchObject({ size: bytes.length, sha256: file.sha256 });
    });

    test('removing is safe to repeat', async () => {
      const bytes = bytesOf('Gone soon.');
      const file = announce(bytes);
      await put(file, bytes);
      await opened.store.remove(file.storeKey);
      await opened.store.remove(file.storeKey);
      expect(await opened.store.stat(file.storeKey)).toBeUndefined();
    });
  });
