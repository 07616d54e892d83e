import { Refusal } from '../domain/refusal.ts';
import { backup, backupUsage } from './commands/backup.ts';
import { bootstrap, bootstrapUsage } from './commands/bootstrap.ts';
import { importFile, importUsage } from './commands/import.ts';
import { restore, restoreUsage } from './commands/restore.ts';
import { start, startUsage } from './commands/start.ts';

const usage = ['Laurel: post a call, enter it, judge it, publish the result.', startUsage, bootstrapUsage, importUsage, backupUsage, restoreUsage].join('\n\n');
const commands: Record<string, (args: string[]) => Promise<void>> = { start, bootstrap, import: importFile, backup, restore };

/** A sentence and exit code 1 for what a person can mend; the stack only for our own mistakes. */
const fail = (error: unknown): never => {
  const told = error instanceof Refusal || (error instanceof Error && error.name === 'Told');
  console.error(told ? error.message : error);
  process.exit(1);
};

const [name = 'help', ...args] = process.argv.slice(2);
const asked = new Set(['help', '--help', '-h']);
const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
if (asked.has(name) || args.some((arg) => arg === '--help' || arg === '-h')) console.log(usage);
else if (command) await command(args).catch(fail);
else fail(Object.assign(new Error(`There is no command "${name}". Try one of ${Object.keys(commands).join(', ')}, or laurel --help.`), { name: 'Told' }));
