import { describe, expect, test } from 'vitest';
import type { SeenHead, Witnessed } from '../../../functions/ports/witnessed.ts';

const head = (size: number, word = ''): SeenHead => ({ size, root: `root ${size}`, note: `note ${size}${word}\n` });

/** What every technology must do that keeps what a witness signed. */
export const witnessedContract = (technology: string, open: () => Promise<Witnessed>): unknown =>
  describe(`witnessed heads on ${technology}`, () => {
    test('a head is replaced only by whoever saw the one that is there; each log has its own', async () => {
      const witnessed = await open();
      expect(await witnessed.seen('a.example/log')).toBeUndefined();
      expect(await witnessed.advance('a.example/log', undefined, head(3))).toBe(true);
      expect(await witnessed.advance('a.example/log', undefined, head(4))).toBe(false);
      expect(await witnessed.advance('a.example/log', head(2), head(4))).toBe(false);
      expect(await witnessed.advance('a.example/log', head(3), head(5))).toBe(true);
      expect([await witnessed.seen('a.example/log'), await witnessed.seen('a.example/log2')]).toEqual([head(5), undefined]);
    });

    test('of many who replace one head at once, one does', async () => {
      const witnessed = await open();
      await witnessed.advance('b.example/log', undefined, head(1));
      const won = await Promise.all(Array.from({ length: 6 }, (_, i) => witnessed.advance('b.example/log', head(1), head(2, ` of ${i}`))));
      expect(won.filter(Boolean).length).toBe(1);
      expect((await witnessed.seen('b.example/log'))!.note).toBe(`note 2 of ${won.indexOf(true)}\n`);
    });
  });
