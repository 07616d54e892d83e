import { parseArgs } from 'node:util';
import { startLocal } from './local.ts';

const usage = `laurel start [--port N] [--data DIR] [--reset] [--empty]
  Serves the whole product at http://localhost:4321 from the data folder .laurel.
  --reset  deletes the data folder first     --empty  starts without the demo`;

/** A sentence and exit code 1 for what a person can mend; the stack only for our own mistakes. */
const fail = (error: unknown): never => {
  const told = error instanceof Error && error.name === 'Told';
  console.error(told ? error.message : error);
  process.exit(1);
};

const start = async (args: string[]) => {
  const { values } = parseArgs({
    args,
    options: { port: { type: 'string', default: '4321' }, data: { type: 'string', default: '.laurel' }, reset: { type: 'boolean', default: false }, empty: { type: 'boolean', default: false } },
  });
  await startLocal({ port: Number(values.port), data: values.data, reset: values.reset, empty: values.empty });
};

const commands: Record<string, (args: string[]) => Promise<void>> = { start };
const [name = '', ...args] = process.argv.slice(2);
const command = commands[name];
if (!command) {
  console.error(usage);
  process.exit(name === '' || name === 'help' ? 0 : 1);
}
await command(args).catch(fail);
