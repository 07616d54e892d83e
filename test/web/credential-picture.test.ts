import { Parser } from 'htmlparser2';
import { expect, test } from 'vitest';
import { credentialInSvg } from '../../functions/domain/credential/baked-picture.ts';
import { bakedCertificate, certificatePicture, type PictureFacts } from '../../web/src/lib/credential-picture.ts';
import { endedWords } from '../../web/src/lib/credential/ended.ts';
import { badgeText } from '../support/credential/check.ts';

const facts: PictureFacts = { title: 'Winner: Follow the repair', holder: 'Lena Abara', issuer: 'City of Example', date: 'March 1, 2027', number: 'LC-7K2M-9QXW', address: 'https://laurel.example/credentials/LC-7K2M-9QXW', digest: '3f7a0c55d1e29b84'.repeat(4) };

/** Every text of a picture, where each tag that opens closes. */
const textsOf = (svg: string): string[] => {
  const [open, texts]: [string[], string[]] = [[], []];
  const parser = new Parser({ onopentag: (name) => { open.push(name); if (name === 'text') texts.push(''); }, onclosetag: (name, implied) => { expect([open.pop(), implied && name !== 'path' && name !== 'rect' && name !== 'circle']).toEqual([name, false]); }, ontext: (text) => { if (open.at(-1) === 'text') texts[texts.length - 1] += text; } }, { xmlMode: true, decodeEntities: true });
  parser.end(svg);
  expect(open).toEqual([]);
  return texts;
};

test('the picture says what the credential is of, and the same digest draws the same lines', () => {
  expect(textsOf(certificatePicture(facts)).filter((text) => text.trim())).toEqual(['City of Example', 'Winner: Follow the repair', 'Lena Abara', 'March 1, 2027', 'Number LC-7K2M-9QXW', 'Whether it still holds: https://laurel.example/credentials/LC-7K2M-9QXW', facts.digest]);
  expect(certificatePicture(facts)).toBe(certificatePicture({ ...facts }));
  expect(certificatePicture({ ...facts, digest: '00'.repeat(32) })).not.toBe(certificatePicture(facts));
});

test('drawn after it was withdrawn, it says so first, with the day and the reason, and is struck through', () => {
  const ended = endedWords({ status: 'withdrawn', withdrawn: { at: '2027-07-01T10:00:00.000Z', reason: 'The license was surrendered.' } });
  const svg = certificatePicture({ ...facts, ended });
  expect(textsOf(svg).filter((text) => text.trim()).slice(0, 3)).toEqual(['Withdrawn on July 1, 2027', 'Reason: The license was surrendered.', 'City of Example']);
  expect([svg.includes('M40 40L1160 810'), certificatePicture(facts).includes('M40 40L1160 810')]).toEqual([true, false]);
  expect([endedWords({ status: 'valid' }), endedWords({ status: 'expired', validUntil: '2027-07-01T10:00:00.000Z' })]).toEqual([undefined, { state: 'Expired on July 1, 2027' }]);
});

test('words that are no picture stay words, and long ones are broken and cut', () => {
  const svg = certificatePicture({ ...facts, title: '<script>alert("1")</script> & more', holder: `${'An unusually long name '.repeat(10)}` });
  expect(svg).not.toContain('<script>');
  const texts = textsOf(svg).filter((text) => text.trim());
  expect(texts[1]).toBe('<script>alert("1")</script> & more');
  expect(texts.every((text) => text.length <= 80)).toBe(true);
  expect(texts.some((text) => text.endsWith('…'))).toBe(true);
});

test('baked, it holds the credential to the letter', async () => {
  const text = await badgeText();
  expect(credentialInSvg(bakedCertificate(facts, text))).toBe(text);
});
