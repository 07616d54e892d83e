import fc from 'fast-check';
import { expect, test } from 'vitest';
import { digest } from '../../../../functions/adapters/system/sha256.ts';
import { openNote } from '../../../../functions/domain/record/note/open-note.ts';
import { formatNote, parseNote } from '../../../../functions/domain/record/note/signed-note.ts';
import { formatVerifierKey, parseVerifierKey } from '../../../../functions/domain/record/note/verifier-key.ts';
import { Refusal } from '../../../../functions/domain/refusal.ts';
import { keyFrom, testKey, verify } from '../../../support/keys.ts';
import { noteBy } from '../../../support/notes.ts';

// From golang.org/x/mod at fe2ec04 (2026-06-13), sumdb/note/note_test.go, BSD-3-Clause.
const peterKey = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const enochKey = 'EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop';
const text = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
const peterSigned = '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n';
const enochSigned = '— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n';
const [peter, enoch] = [parseVerifierKey(digest, peterKey), parseVerifierKey(digest, enochKey)];

test('a key is read as golang.org/x/mod reads it, and no part or change of it is', () => {
  expect(formatVerifierKey(peter)).toBe(peterKey);
  const parts = Array.from(peterKey, (_, from) => Array.from(peterKey, (_, to) => peterKey.slice(from, to + 1))).flat().filter((part) => part !== peterKey);
  const changed = Array.from(peterKey, (_, at) => `${peterKey.slice(0, at)}${String.fromCharCode(peterKey.charCodeAt(at) + 1)}${peterKey.slice(at + 1)}`);
  const bad = ['PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==', 'PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW', peterKey.toUpperCase()];
  expect([...parts, ...changed, ...bad].filter((one) => { try { return parseVerifierKey(digest, one); } catch (error) { if (!(error instanceof Refusal)) throw error; return false; } })).toEqual([]);
});

test('a signature is, byte for byte, the one golang.org/x/mod makes', () => {
  const seed = Buffer.from('AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz', 'base64').subarray(1);
  expect(noteBy(text, [keyFrom(seed, 'PeterNeumann')])).toBe(`${text}\n${peterSigned}`);
});

test('known keys are verified, unknown lines left aside, a key that signed twice counts once', () => {
  const opened = (note: string, keys: typeof peter[]) => {
    const { verified, unknown } = openNote(parseNote(note), keys, verify);
    return { verified: verified.map(({ key }) => key.name), unknown: unknown.map(({ name }) => name) };
  };
  expect(opened(`${text}\n${peterSigned}${enochSigned}`, [peter])).toEqual({ verified: ['PeterNeumann'], unknown: ['EnochRoot'] });
  expect(opened(`${text}\n${peterSigned}${enochSigned}`, [peter, enoch])).toEqual({ verified: ['PeterNeumann', 'EnochRoot'], unknown: [] });
  expect(opened(`${text}\n${peterSigned}${peterSigned}`, [peter])).toEqual({ verified: ['PeterNeumann'], unknown: [] });
  expect(() => opened(`${text}\n${peterSigned}${enochSigned}`, [])).toThrow('none of the known keys signed it');
  expect(() => opened(`${text}\n${peterSigned.slice(0, 60)}ABCD${peterSigned.slice(60)}`, [peter])).toThrow('the signature of PeterNeumann (c74f20a3) does not hold');
  expect(() => opened(`${text}\n${enochSigned}${peterSigned}`.replace('cryptography', 'Cryptography'), [peter])).toThrow('does not hold');
});

test('the example of the specification verifies', () => {
  // C2SP signed-note v1.0.0, "Example".
  const key = parseVerifierKey(digest, 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k');
  const note = 'This is an example message.\n\n— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n';
  expect(openNote(parseNote(note), [key], verify).text).toBe('This is an example message.\n');
});

test.each<[string, string | Uint8Array, string]>([
  // The first seven from golang.org/x/mod, badMsgs of TestOpen.
  ['text alone', text, 'The note: no empty line parts its text from its signatures.'],
  ['text and an empty line', `${text}\n`, 'The note: nobody signed it.'],
  ['no last line break', `${text}\n${peterSigned.slice(0, -1)}`, 'The note: its text does not end with a line break.'],
  ['a control character', `\u0001${text}\n${peterSigned}`, 'Line 1 of the note: it holds a control character or half a character.'],
  ['not UTF-8', Uint8Array.of(255, ...new TextEncoder().encode(`${text}\n${peterSigned}`)), 'The note: these bytes are not UTF-8.'],
  ['a name with a space', `${text}\n— Bad Name x08go/ZJ\n`, 'Line 4 of the note: a signature line is an em dash, a key name and base64, one space between them.'],
  ['a line that signs nothing', `${text}\n${peterSigned}Unexpected line.\n`, 'Line 5 of the note: a signature line is an em dash, a key name and base64, one space between them.'],
  ['a hyphen for the dash', `${text}\n${peterSigned.replace('—', '-')}`, 'Line 4 of the note: a signature line is an em dash, a key name and base64, one space between them.'],
  ['base64 with spare bits', `${text}\n${peterSigned.replace('nAM=', 'nAN=')}`, 'Line 4 of the note: this is not canonical base64.'],
  ['a key id alone', `${text}\n— PeterNeumann x08gow==\n`, 'Line 4 of the note: a signature has a key id of four bytes and at least one more.'],
  ['a return before the line break', `${text}\n${peterSigned.replace('\n', '\r\n')}`, 'Line 4 of the note: it holds a control character or half a character.'],
  ['101 signatures', `${text}\n${peterSigned.repeat(101)}`, 'The note: it has 101 signatures; at most 100 are read.'],
])('refused with where and why: %s', (_name, note, message) => {
  expect(() => parseNote(note)).toThrow(message);
});

test('what is written is read back; what is read was written so', () => {
  const lines = fc.array(fc.string({ unit: 'grapheme', maxLength: 20 }).filter((line) => !/[\p{Cc}\p{Cs}]/u.test(line)), { minLength: 1, maxLength: 5 });
  fc.assert(fc.property(lines, fc.integer({ min: 1, max: 4 }), (written, signers) => {
    const note = noteBy(`${written.join('\n')}\n`, Array.from({ length: signers }, (_, i) => testKey(`key.example/${i}`)));
    const parsed = parseNote(new TextEncoder().encode(note));
    expect({ text: parsed.text, again: formatNote(parsed), signers: parsed.signatures.length }).toEqual({ text: `${written.join('\n')}\n`, again: note, signers });
  }));
});
