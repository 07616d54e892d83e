import type { Rules } from '../../../domain/call/challenge.ts';
import { fileNames } from '../../../domain/export/answer-text.ts';
import { entryDocument, entryHead, entryLine } from '../../../domain/export/entry-file.ts';
import { formTypes, indexKey, listKey, mostArchiveBytes, mostArchiveMembers, noneOpen, pieceBytes, pieceKey, takenStates, volumeKey, volumeName, type Export, type Open } from '../../../domain/export/export.ts';
import { bytesOfText } from '../../../domain/record/note/encoding.ts';
import { crc32, joined } from '../../../domain/words/bytes.ts';
import { writeCsv, writeCsvLines } from '../../../domain/words/csv.ts';
import { zipEnd, zipHead, zipLine, type ZipMember } from '../../../domain/words/zip.ts';
import type { Ports } from '../../../ports/ports.ts';
import { nextEntries, takeEntry } from './take-entries.ts';
import type { Stepped } from './write-table-file.ts';

type Needed = Pick<Ports, 'challenges' | 'entries' | 'files' | 'fileStore' | 'people' | 'teams'>;

const mostInStep = 25;
const octets = 'application/octet-stream';
const stored = (name: string, content: Uint8Array): ZipMember => ({ name, method: 'stored', crc: crc32(content), packed: content.length, plain: content.length });

/** Takes members one after the other and keeps them as pieces of the archive, so that no more than some megabytes and one file are held. */
const archiveWriter = (fileStore: Needed['fileStore'], { run, open, volumes }: Export) => {
  const volume = volumes.length;
  let [bytes, pieces, members] = [open.bytes, open.pieces, open.lines];
  let [held, size]: [Uint8Array[], number] = [[], 0];
  const lines: Uint8Array[] = [];
  const rows: string[] = [];
  const flush = async () => {
    if (size === 0) return;
    await fileStore.keep(pieceKey(run, volume, pieces), joined(held), octets);
    [held, size, pieces] = [[], 0, pieces + 1];
  };
  return {
    async add(name: string, content: Uint8Array) {
      const member = stored(name, content);
      lines.push(...zipLine(member, bytes));
      const whole = [...zipHead(member), content];
      const length = whole.reduce((sum, part) => sum + part.length, 0);
      held.push(...whole);
      [bytes, size, members] = [bytes + length, size + length, members + 1];
      if (size >= pieceBytes) await flush();
    },
    row: (text: string) => void rows.push(text),
    held: () => bytes - open.bytes,
    async close(): Promise<Open> {
      await flush();
      const [list, index] = [joined(lines), bytesOfText(rows.join(''))];
      await fileStore.keep(listKey(run, volume, open.parts), list, octets);
      await fileStore.keep(indexKey(run, volume, open.parts), index, octets);
      return { bytes, pieces, parts: open.parts + 1, lines: members, listBytes: open.listBytes + list.length, index: { bytes: open.index.bytes + index.length, crc: crc32(index, open.index.crc) } };
    },
  };
};

/** The table of what is in it as the last member, then the list of all members: the archive, put together from its pieces. */
const finish = async ({ fileStore }: Needed, one: Export, slug: string): Promise<Stepped> => {
  const { run, open, volumes, kind, form, done, place } = one;
  const volume = volumes.length;
  const numbered = (n: number, key: typeof pieceKey) => Array.from({ length: n }, (_, i) => key(run, volume, i));
  const table: ZipMember = { name: 'entries.csv', method: 'stored', crc: open.index.crc, packed: open.index.bytes, plain: open.index.bytes };
  const [head, line] = [joined(zipHead(table)), joined(zipLine(table, open.bytes))];
  const [tableHead, end] = [pieceKey(run, volume, open.pieces), listKey(run, volume, open.parts)];
  const before = open.bytes + head.length + open.index.bytes;
  await fileStore.keep(tableHead, head, octets);
  const closing = joined([line, zipEnd(open.lines + 1, open.listBytes + line.length, before)]);
  await fileStore.keep(end, closing, octets);
  const key = volumeKey(run, volume);
  await fileStore.join(key, [...numbered(open.pieces, pieceKey), tableHead, ...numbered(open.parts, indexKey), ...numbered(open.parts, listKey), end], formTypes.zip);
  const made = { key, name: volumeName({ kind, form }, slug, volume), bytes: before + open.listBytes + closing.length, pieces: open.pieces, parts: open.parts };
  return { done, place, open: noneOpen, volumes: [...volumes, made] };
};

const isFull = ({ bytes, lines }: Open): boolean => bytes >= mostArchiveBytes || lines >= mostArchiveMembers;

/** Some entries, each in a folder of its own with its document, its data and its files; or the archive, where there are no more or it is full. */
export const archiveStep = async (ports: Needed, one: Export, rules: Rules | undefined, slug: string): Promise<Stepped> => {
  const over = one.place.list >= takenStates.length;
  if (one.open.parts > 0 && (over || isFull(one.open))) return finish(ports, one, slug);
  const further = one.open.parts === 0 && one.volumes.length > 0;
  if (over && further) return one;
  const writer = archiveWriter(ports.fileStore, one);
  if (one.open.parts === 0) writer.row(writeCsv([entryHead(rules)]));
  if (over) return { ...one, open: await writer.close() };
  const { state, cards, teamOf, after } = await nextEntries(ports, one);
  if (cards.length === 0 && further) return { ...one, place: after(0) };
  let done = 0;
  for (const card of cards.slice(0, mostInStep)) {
    const { taken, files } = await takeEntry(ports, card, state, teamOf(card.teamId));
    writer.row(writeCsvLines([entryLine(taken, rules)]));
    if (taken.sent) {
      await writer.add(`${card.code}/entry.md`, bytesOfText(entryDocument(taken, taken.sent)));
      await writer.add(`${card.code}/entry.json`, bytesOfText(`${JSON.stringify({ code: taken.code, state, ...taken.sent.manifest, answers: taken.sent.answers }, undefined, 2)}\n`));
      const names = fileNames(files.map(({ name }) => name));
      for (const [i, { storeKey }] of files.entries()) {
        const content = await ports.fileStore.read(storeKey);
        if (content) await writer.add(`${card.code}/files/${names[i]}`, content);
      }
    }
    done += 1;
    if (writer.held() >= pieceBytes) break;
  }
  return { done: one.done + done, place: after(done), volumes: one.volumes, open: await writer.close() };
};
