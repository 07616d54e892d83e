import { told } from './commands/told.ts';
import { usage } from './commands/usage.ts';

/** Each is loaded only when asked for: the whole product is behind some of them. */
const commands: Record<string, () => Promise<(args: string[]) => Promise<void>>> = {
  start: async () => (await import('./commands/start.ts')).start,
  bootstrap: async () => (await import('./commands/bootstrap.ts')).bootstrap,
  operator: async () => (await import('./commands/operator.ts')).operator,
  import: async () => (await import('./commands/import.ts')).importFile,
  backup: async () => (await import('./commands/backup.ts')).backup,
  recompute: async () => (await import('./commands/recompute.ts')).recompute,
  verify: async () => (await import('./commands/verify.ts')).verify,
  fsck: async () => (await import('./commands/fsck.ts')).fsck,
  monitor: async () => (await import('./commands/monitor.ts')).monitor,
  prove: async () => (await import('./commands/prove.ts')).prove,
  witness: async () => (await import('./commands/witness.ts')).witness,
  restore: async () => (await import('./commands/restore.ts')).restore,
};

/** A sentence and exit code 1 for what a person can mend; the stack only for our own mistakes. */
const fail = (error: unknown): never => {
  const meant = error instanceof Error && (error.name === 'Told' || error.name === 'Refusal');
  console.error(meant ? error.message : error);
  // a program that asked for JSON gets it, whatever came of it
  if (meant && process.argv.includes('--json')) console.log(JSON.stringify({ state: 'not checked', sentence: error.message }, undefined, 2));
  process.exit(1);
};

const run = async ([name = 'help', ...args]: string[]): Promise<void> => {
  if (['help', '--help', '-h'].includes(name) || args.includes('--help') || args.includes('-h')) return console.log(usage);
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) throw told(`There is no command "${name}". Try one of ${Object.keys(commands).join(', ')}, or laurel --help.`);
  return (await command())(args);
};

await run(process.argv.slice(2)).catch(fail);
