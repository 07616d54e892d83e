import { refuseFormat } from '../refuse-format.ts';
import type { Hash } from '../tree/hashing.ts';
import { fromDecimal, fromHashText, toBase64 } from './encoding.ts';
import { checkNoteText } from './signed-note.ts';

/** C2SP tlog-checkpoint: the head of a log. We write no extensions; those of others are kept. */
export type Checkpoint = { origin: string; size: number; root: Hash; extensions: string[] };

export const formatCheckpoint = ({ origin, size, root, extensions }: Checkpoint): string => {
  const text = `${[origin, size, toBase64(root), ...extensions].join('\n')}\n`;
  parseCheckpoint(text);
  return text;
};

/** Reads the text of the note, without signatures. @throws Refusal for any text that formatCheckpoint does not write. */
export const parseCheckpoint = (text: string): Checkpoint => {
  checkNoteText(text);
  const [origin = '', size = '', root = '', ...extensions] = text.slice(0, -1).split('\n');
  if (origin === '') throw refuseFormat('line 1 of the checkpoint', 'the origin is missing.');
  const empty = extensions.indexOf('');
  if (empty >= 0) throw refuseFormat(`line ${empty + 4} of the checkpoint`, 'an extension line is never empty.');
  return { origin, size: fromDecimal(size, 'line 2 of the checkpoint'), root: fromHashText(root, 'line 3 of the checkpoint'), extensions };
};
