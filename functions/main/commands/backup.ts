import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { makeBackup } from '../../adapters/disk/backup.ts';
import { checkStore, holderOf, inFolder } from '../local/data-folder.ts';
import { readOptions } from './read-options.ts';
import { told } from './told.ts';

export const backup = async (args: string[]): Promise<void> => {
  const { values, words: [file = ''] } = readOptions(args, { data: { type: 'string', default: '.laurel' } }, ['file']);
  const data = resolve(values.data);
  if (!existsSync(inFolder(data).store)) throw told(`There is no data in ${data}. Give the folder with --data.`);
  if (existsSync(file)) throw told(`${file} is there already. Give a new name.`);
  checkStore(data);
  const holder = holderOf(data);
  if (holder) console.log(`Laurel (process ${holder.pid}) runs on the folder ${data}: the backup is the state of this moment.`);
  const { items, files, bytes } = await makeBackup(data, resolve(file), new Date().toISOString());
  console.log(`${file}: ${items} items and ${files} files, ${(bytes / 1024 / 1024).toFixed(1)} MB.`);
};
