import { takesEntries } from '../../domain/call/challenge.ts';
import type { File } from '../../domain/entry/file.ts';
import type { Holder } from '../../domain/entry/upload.ts';
import type { Ports } from '../../ports/ports.ts';
import { clearUpload } from './clear-upload.ts';

type Needed = Pick<Ports, 'challenges' | 'entries' | 'files' | 'fileStore' | 'clock'>;

/** Any version that was sent holds its files for good; the draft holds them while an answer names them. */
const holderOf = async (ports: Needed, { entryId, challengeId, id }: Pick<File, 'entryId' | 'challengeId' | 'id'>): Promise<Holder> => {
  const [entry, drafts] = await Promise.all([ports.entries.find(entryId, { strong: true }), ports.entries.drafts(entryId)]);
  for (let n = entry?.sentVersion ?? 0; n > 0; n--) {
    if ((await ports.entries.sent(entryId, n))?.manifest.files.some((file) => file.id === id)) return 'sent';
  }
  const names = (answer: unknown) => Array.isArray(answer) && answer.includes(id);
  if (!drafts.some(({ answers }) => Object.values(answers).some(names))) return 'nobody';
  const challenge = await ports.challenges.find(challengeId);
  return challenge && takesEntries(challenge, ports.clock.now()) ? 'open draft' : 'closed draft';
};

/** Also one that its draft let go of. */
export const clearFile = async (ports: Needed, { entryId, id }: Pick<File, 'entryId' | 'id'>): Promise<void> => clearUpload(ports, ports.files, await ports.files.find(entryId, id), (file) => holderOf(ports, file));
