import { AsyncLocalStorage } from 'node:async_hooks';
import type { Meter } from '../../functions/adapters/dynamodb/store.ts';
import { writeRights } from '../../infra/write-rights.ts';

type Asked = { method: string; path: string };
type Documented = { request(path: string): Promise<Response> | Response };
/** What the embedded default adds to the API. */
const ofLocalRoutes = ['SESSION'];

/** Watches which request writes which kind of item, so that every HTTP test is also a test of infra/write-rights.ts. */
export const watchRights = () => {
  const asking = new AsyncLocalStorage<Asked>();
  const wrote = new Map<string, Set<string>>();
  const meter: Meter = (operation, keys) => {
    const asked = asking.getStore();
    if (!asked || (operation !== 'write' && operation !== 'put')) return;
    const path = asked.path.split('?')[0]!;
    const name = `${asked.method} ${path.split('/').slice(0, 4).join('/')}`;
    const kinds = wrote.get(name) ?? new Set();
    for (const { pk } of keys) kinds.add(pk.split('#')[0]!);
    wrote.set(name, kinds);
  };

  /** Requests that wrote a kind of item which the role of their function may not write on AWS. */
  const beyond = async (app: Documented): Promise<string[]> => {
    const { paths } = (await (await app.request('/openapi.json')).json()) as { paths: Record<string, Record<string, { 'x-area': keyof typeof writeRights }>> };
    const areas = new Map(Object.entries(paths).map(([path, operations]) => [path.split('/').slice(0, 4).join('/'), Object.values(operations)[0]!['x-area']]));
    return [...wrote].flatMap(([name, kinds]) => {
      const area = areas.get(name.split(' ')[1]!);
      const may: readonly string[] = area ? writeRights[area] : ofLocalRoutes;
      return [...kinds].filter((kind) => !may.includes(kind)).map((kind) => `${name} writes ${kind}, which ${area} may not`);
    });
  };
  return { meter, beyond, within: <T>(asked: Asked, act: () => T): T => asking.run(asked, act) };
};
