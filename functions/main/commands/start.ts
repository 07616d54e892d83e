import { createServer } from 'node:net';
import { readOptions, readPort } from './read-options.ts';
import { told } from './told.ts';

const options = { port: { type: 'string', default: '4321' }, data: { type: 'string', default: '.laurel' }, reset: { type: 'boolean', default: false }, empty: { type: 'boolean', default: false } } as const;

/** Asked before anything is built or loaded: nobody waits a minute to hear that the port is taken. */
const mustBeFree = (port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      const why = error.code === 'EACCES' ? `You may not use port ${port}. Choose one above 1023 with --port.` : `Port ${port} is in use. Stop the program that has it, or choose another with --port.`;
      reject(told(why));
    });
    server.listen(port, '127.0.0.1', () => server.close(() => resolve()));
  });

export const start = async (args: string[]): Promise<void> => {
  const { values } = readOptions(args, options);
  const port = readPort(values.port);
  await mustBeFree(port);
  const { startLocal } = await import('../local.ts');
  await startLocal({ port, data: values.data, reset: values.reset, empty: values.empty });
};
