import { rmSync } from 'node:fs';
import type { Adapter } from '@sveltejs/kit';

/** Writes the client files and one importable server; functions/main decides where it runs. */
export const serverAdapter = (out: string): Adapter => ({
  name: 'laurel-server',
  async adapt(builder) {
    rmSync(out, { recursive: true, force: true });
    builder.writeClient(`${out}/client`);
    builder.writePrerendered(`${out}/client`);
    builder.writeServer(`${out}/server`);
    builder.generateServerInstance(`${out}/server/instance.js`, { serverDirectory: `${out}/server` });
  },
  supports: { read: () => true, instrumentation: () => false },
  vite: { plugins: { post: [{ name: 'laurel-bundle-all', apply: 'build', config: () => ({ ssr: { noExternal: true, external: ['zod', 'temporal-polyfill'] } }) }] } },
});
