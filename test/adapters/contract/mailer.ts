import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makeId } from '../../../functions/domain/id.ts';
import type { Mail } from '../../../functions/domain/people/mail.ts';
import type { Mailer } from '../../../functions/ports/mailer.ts';

export type Letter = { to: string; from: string; subject: string; text: string };
export type Opened = {
  mailer: Mailer;
  /** What arrived on the other side since it was last asked, as a reader would see it. */
  arrived: () => Promise<Letter[]> | Letter[];
  /** The other side is gone from here on: what it answers to nobody is lost. */
  breakDown: () => Promise<void> | void;
  mend: () => Promise<void> | void;
  stop: () => Promise<void> | void;
};

let made = 0;
export const letter = (change: Partial<Mail> = {}): Mail => ({
  id: makeId('mail', new Uint8Array(20).fill(++made)), to: 'lena@example.org', about: 'x', template: 'test', subject: 'We have your entry: “Café”', text: 'Dear Lena\n\nIt is here: https://challenges.example.gov/x?a=1&b=2\n',
  state: 'claimed', createdAt: '2027-01-05T15:00:00.000Z', version: 2, ...change,
});

/** What every technology of the mailer must do. */
export const mailerContract = (technology: string, open: () => Promise<Opened>): unknown =>
  describe(`mailer on ${technology}`, () => {
    let opened: Opened;
    beforeAll(async () => { opened = await open(); });
    beforeEach(async () => { await opened.arrived(); });
    afterAll(() => opened?.stop());
    const readAs = ({ to, subject, text }: Letter) => ({ to, subject, text });

    test('a letter arrives once, at its reader, in its own words', async () => {
      const mail = letter();
      expect(await opened.mailer.send(mail)).toEqual({ outcome: 'taken' });
      expect((await opened.arrived()).map(readAs)).toEqual([{ to: mail.to, subject: mail.subject, text: mail.text }]);
    });

    test('it comes from the address of the site, whoever it goes to', async () => {
      await opened.mailer.send(letter({ to: 'mara@example.org' }));
      expect((await opened.arrived()).map(({ from }) => from)).toEqual([expect.stringMatching(/laurel@(localhost|example\.gov)/)]);
    });

    test('a subject of several lines cannot add a reader or a header', async () => {
      await opened.mailer.send(letter({ subject: 'Hello\r\nBcc: everybody@example.org\r\n\r\nNot a body' }));
      const arrived = await opened.arrived();
      expect(arrived.map(({ to }) => to)).toEqual(['lena@example.org']);
      expect(arrived[0]!.subject).not.toMatch(/[\r\n]/);
      expect(arrived[0]!.text).toBe(letter().text);
    });

    test('letters sent side by side all arrive, none in the place of another', async () => {
      const mails = Array.from({ length: 5 }, (_, n) => letter({ subject: `Letter ${n}` }));
      expect(await Promise.all(mails.map((mail) => opened.mailer.send(mail)))).toEqual(mails.map(() => ({ outcome: 'taken' })));
      expect((await opened.arrived()).map(({ subject }) => subject).toSorted()).toEqual(mails.map(({ subject }) => subject));
    });

    test('when the other side breaks down in the middle, it says so by throwing, and never tries by itself again', async () => {
      await opened.breakDown();
      await expect(opened.mailer.send(letter())).rejects.toThrow(/hang up|ECONNRESET|EEXIST|ENOTDIR/);
      await opened.mend();
      expect((await opened.arrived()).length).toBeLessThanOrEqual(1);
      expect(await opened.mailer.send(letter({ subject: 'After' }))).toEqual({ outcome: 'taken' });
      expect((await opened.arrived()).map(({ subject }) => subject)).toEqual(['After']);
    });
  });
