import { fullQuestion } from '../../domain/entry/answer-limits.ts';
import { askedIn } from '../../domain/entry/answers.ts';
import type { Caller } from '../../domain/caller.ts';
import type { Challenge } from '../../domain/call/challenge.ts';
import type { Entry } from '../../domain/entry/entry.ts';
import type { File } from '../../domain/entry/file.ts';
import { notFound, Refusal } from '../../domain/refusal.ts';
import { mostFilesPerEntry, refuseUpload } from '../../domain/entry/upload.ts';
import type { Upload } from '../../ports/files.ts';
import type { Ports } from '../../ports/ports.ts';
import { withSecondLook } from '../second-look.ts';
import { announcedFile, fileIdOf, isAnnounced, keepArrived, otherFile } from '../uploading.ts';
import { openFor, ownEntry } from './membership.ts';

type Needed = Pick<Ports, 'challenges' | 'grants' | 'teams' | 'entries' | 'files' | 'fileStore' | 'chance' | 'sniffType'>;
type Wanted = Pick<File, 'name' | 'type' | 'size' | 'sha256' | 'field'> & { entryId: string };

const sameFile = (before: File, wanted: Wanted): File => {
  if (isAnnounced(before, wanted) && before.field === wanted.field) return before;
  throw otherFile();
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
  const challenge = await openFor(ports, caller, entry.challengeId, { teamId: entry.teamId });
  const id = fileIdOf(ports, caller);
  const before = await ports.files.find(entry.id, id);
  if (before) return { file: sameFile(before, wanted), upload: await ports.fileStore.upload(before) };
  await refuseElsewhere(ports, challenge, entry, wanted);
  const announced = await ports.files.announced(entry.id);
  refuseUpload(wanted, (await ports.files.ofEntry(entry.id)).filter((file) => file.state !== 'rejected'));
  const file: File = { ...wanted, id, challengeId: entry.challengeId, ...announcedFile(ports, caller.at, person.id) };
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
  await openFor(ports, caller, entry.challengeId, { teamId: entry.teamId, late });
  return keepArrived(ports, file, (next) => ports.files.save(next));
};

/** A member takes a file off the entry; twice is no fault. What was sent before keeps its digest in the receipt. */
export const removeFile = async (ports: Needed, caller: Caller, wanted: OfEntry): Promise<void> => {
  const { entry } = await ownEntry(ports, caller, wanted.entryId);
  await openFor(ports, caller, entry.challengeId, { teamId: entry.teamId });
  const file = await ports.files.find(entry.id, wanted.fileId);
  if (!file) return;
  const sent = entry.sentVersion > 0 ? await ports.entries.sent(entry.id, entry.sentVersion) : undefined;
  if (sent?.manifest.files.some((one) => one.id === file.id)) throw new Refusal('conflict', 'The version you sent holds this file. Send a version without it first.');
  await ports.files.remove(file);
  await ports.fileStore.remove(file.storeKey);
};
