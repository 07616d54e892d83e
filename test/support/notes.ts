import { cosignature, cosignedMessage } from '../../functions/domain/record/note/cosignature.ts';
import { bytesOfText } from '../../functions/domain/record/note/encoding.ts';
import { formatNote, type NoteSignature } from '../../functions/domain/record/note/signed-note.ts';
import type { TestKey } from './keys.ts';

export const signedBy = ({ key, sign }: TestKey, text: string): NoteSignature => ({ name: key.name, keyId: key.id, signature: sign(bytesOfText(text)) });
export const cosignedBy = ({ key, sign }: TestKey, text: string, time: number): NoteSignature => cosignature(key, time, sign(cosignedMessage(text, time)));
export const noteBy = (text: string, keys: TestKey[], witnesses: [TestKey, number][] = []): string =>
  formatNote({ text, signatures: [...keys.map((key) => signedBy(key, text)), ...witnesses.map(([key, time]) => cosignedBy(key, text, time))] });
