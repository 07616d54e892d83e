import { fullQuestion } from '../../domain/entry/answer-limits.ts';
import { askedIn } from '../../domain/entry/answers.ts';
import type { Caller } from '../../domain/caller.ts';
import type { Challenge } from '../../domain/call/challenge.ts';
import type { Entry } from '../../domain/entry/entry.ts';
import type { File } from '../../domain/entry/file.ts';
import { idBytes, makeId } from '../../domain/id.ts';
import { notFound, Refusal } from '../../domain/refusal.ts';
import { firstLook, fitsContent, mostFilesPerEntry, refuseUpload } from '../../domain/entry/upload.ts';
import type { Upload } from '../../ports/files.ts';
import type { Ports } from '../../ports/ports.ts';
import { withSecondLook } from '../second-look.ts';
import { openFor, ownEntry } from './membership.ts';

type Needed = Pick<Ports, 'challenges' | 'teams' | 'entries' | 'files' | 'fileStore' | 'chance' | 'sniffType'>;
type Wanted = Pick<File, 'name' | 'type' | 'size' | 'sha256' | 'field'> & { entryId: string };

const sameFile = (before: File, { name, type, size, sha256, field }: Wanted): File => {
  if (before.name === name && before.type === type && before.size === size && before.sha256 === sha256 && before.field === field) return before;
  throw new Refusal('key-reused', 'This Idempotency-Key was used for another file. Make a new key.');
};

/** A file is announced for a question: one of the form, about files, asked in the entry's area, with a place left. */
const refuseElsewhere = async (ports: Needed, challenge: Challenge, entry: Entry, wanted: Wanted): Promise<void> => {
  const rules = await ports.challenges.rules(challenge.id, challenge.rulesVersion);
  const section = rules?.sections.form.sections.find(({ fields }) => fields.some(({ id }) => id === wanted.field));
  const field = section?.fields.find(({ id }) => id === wanted.field);
  if (!section || !field) throw new Refusal('invalid', 'The form does not ask this question. Open the section again.', 'field');
  if (field.type !== 'files') throw new Refusal('invalid', `${field.label}: this question takes no files.`, 'field');
  if (!askedIn(section, entry.area).includes(field)) throw new Refusal('invalid', `${field.label}: this question is not asked in the challenge area of your entry.`, 'field');
  const attached = (await ports.entries.draft(entry.id, section.id))?.answers[field.id];
  if (Array.isArray(attached) && attached.length >= field.maxFiles) throw new Refusal('limit', `${field.label}: ${fullQuestion(field.maxFiles)}`, 'field');
};

/**
 * A member announces a file; the answer says where to put exactly those bytes. It is no act and leaves no record of its key: the key itself
 * names the file, so that a repeat finds the one it announced before.
 */
export const declareFile = (ports: Needed, caller: Caller, wanted: Wanted): Promise<{ file: File; upload: Upload }> => withSecondLook(() => attemptDeclare(ports, caller, wanted), mostFilesPerEntry);

const attemptDeclare = async (ports: Needed, caller: Caller, wanted: Wanted): Promise<{ file: File; upload: Upload }> => {
  const { entry, person } = await ownEntry(ports, caller, wanted.entryId);
  const challenge = await openFor(ports, caller, entry.challengeId);
  const id = caller.once ? makeId('file', Buffer.from(caller.once.key, 'hex').subarray(0, idBytes)) : ports.chance.id('file');
  const before = await ports.files.find(entry.id, id);
  if (before) return { file: sameFile(before, wanted), upload: await ports.fileStore.upload(before) };
  await refuseElsewhere(ports, challenge, entry, wanted);
  const announced = await ports.files.announced(entry.id);
  refuseUpload(wanted, (await ports.files.ofEntry(entry.id)).filter((file) => file.state !== 'rejected'));
  const file: File = {
    ...wanted, id, challengeId: entry.challengeId, state: 'declared', scan: ports.fileStore.scanned ? 'waiting' : 'not-configured', storeKey: `q-${ports.chance.code(26)}`, addedBy: person.id, addedAt: caller.at, lookAt: firstLook(caller.at), version: 1,
  };
  await ports.files.announce(file, announced);
  return { file, upload: await ports.fileStore.upload(file) };
};

type OfEntry = { entryId: string; fileId: string };

const late = 'The deadline passed before this file was here whole, so it is not in your entry. The version you sent last counts.';

/** The bytes are there, received before the deadline: size, digest and content must be what was announced. The verdict of a scan may come in between. */
export const confirmFile = (ports: Needed, caller: Caller, wanted: OfEntry): Promise<File> => withSecondLook(() => confirmOnce(ports, caller, wanted));

const confirmOnce = async (ports: Needed, caller: Caller, wanted: OfEntry): Promise<File> => {
  const { entry } = await ownEntry(ports, caller, wanted.entryId);
  const file = await ports.files.find(entry.id, wanted.fileId);
  if (!file) throw notFound('file');
  if (file.state === 'verified' || file.state === 'rejected') return file;
  await openFor(ports, caller, entry.challengeId, late);
  const stored = await ports.fileStore.stat(file.storeKey);
  if (!stored) throw new Refusal('conflict', 'The file has not arrived. Upload it again.', 'file');
  if (stored.size !== file.size || stored.sha256 !== file.sha256) throw new Refusal('invalid', 'What arrived is not the file that was announced. Upload it again.', 'file');
  const fits = fitsContent(file.type, await ports.sniffType(stored.head), stored.head);
  const next: File = fits
    ? { ...file, state: 'verified', version: file.version + 1 }
    : { ...file, state: 'rejected', reason: 'Its content is not what its name says. Save it again in the right format.', version: file.version + 1 };
  await ports.files.save(next);
  if (!fits) await ports.fileStore.remove(file.storeKey);
  return next;
};

/** A member takes a file off the entry; twice is no fault. What was sent before keeps its digest in the receipt. */
export const removeFile = async (ports: Needed, caller: Caller, wanted: OfEntry): Promise<void> => {
  const { entry } = await ownEntry(ports, caller, wanted.entryId);
  await openFor(ports, caller, entry.challengeId);
  const file = await ports.files.find(entry.id, wanted.fileId);
  if (!file) return;
  const sent = entry.sentVersion > 0 ? await ports.entries.sent(entry.id, entry.sentVersion) : undefined;
  if (sent?.manifest.files.some((one) => one.id === file.id)) throw new Refusal('conflict', 'The version you sent holds this file. Send a version without it first.');
  await ports.files.remove(file);
  await ports.fileStore.remove(file.storeKey);
};
