import { existsSync, readdirSync, rmdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { restoreBackup } from '../../adapters/disk/backup.ts';
import { claimFolder } from '../local/data-folder.ts';
import { readOptions } from './read-options.ts';
import { told } from './told.ts';

export const restore = async (args: string[]): Promise<void> => {
  const options = { data: { type: 'string', default: '.laurel' }, reset: { type: 'boolean', default: false } } as const;
  const { values, words: [file = ''] } = readOptions(args, options, ['file']);
  if (!existsSync(file)) throw told(`There is no file ${file}.`);
  const data = resolve(values.data);
  const made = !existsSync(data);
  const release = claimFolder(data);
  try {
    if (!values.reset && readdirSync(data).length > 1) throw told(`The folder ${data} holds data. Give a new folder with --data, or --reset to replace it.`);
    const { madeAt, items, files } = await restoreBackup(resolve(file), data).catch((error: unknown) => {
      throw error instanceof Error && error.name === 'BackupDamaged' ? told(`${file} cannot be restored: ${error.message} Nothing was changed.`) : error;
    });
    console.log(`${data} is as it was at ${madeAt}: ${items} items and ${files} files.`);
  } finally {
    release();
    if (made && readdirSync(data).length === 0) rmdirSync(data);
  }
};
