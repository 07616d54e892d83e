import { createApp } from '../functions/http/app.ts';
import { awsContext } from '../functions/main/aws/ports.ts';
import { areas, type ApiArea } from '../functions/domain/visibility.ts';

type Operation = { 'x-area'?: ApiArea };

const nowhere = { TABLE: 'none', AWS_REGION: 'nowhere', PUBLIC_ORIGIN: 'https://nowhere.invalid', ORIGIN_SECRET: '-', APP_SECRET: '-', SITE_NAME: '-', IDENTITY: '{}' };

/** The whole API as it publishes itself; nothing is called. */
export const apiDocument = async (): Promise<string> => (await createApp(awsContext(nowhere)).request('/openapi.json')).text();

export const routeTable = async () => {
  const document = JSON.parse(await apiDocument()) as { paths: Record<string, Record<string, Operation>> };
  return Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({ method, path, area: operation['x-area'] })));
};

/** Signing in happens in the browser's address bar, outside the API; it writes what the accounts area writes. */
const besidesTheApi: Partial<Record<ApiArea, string[]>> = { accounts: ['/auth', '/healthz'] };

/** Which function answers what begins how. A first segment after /api/v1 has one owner, so that the gateway needs no finer rule. */
export const areaPaths = async (): Promise<Record<ApiArea, string[]>> => {
  const owner = new Map<string, ApiArea>();
  for (const { method, path, area } of await routeTable()) {
    const start = /^\/api\/v1\/[a-z-]+(?=\/|$)/.exec(path)?.[0];
    if (!start || !area) throw new Error(`${method} ${path} has no area, or does not begin with /api/v1/<segment>.`);
    if ((owner.get(start) ?? area) !== area) throw new Error(`${start} belongs to ${owner.get(start)} and to ${area}: an area owns whole first segments.`);
    owner.set(start, area);
  }
  const paths = (area: ApiArea) => [...owner].filter(([, of]) => of === area).map(([start]) => start).sort();
  return Object.fromEntries(areas.map((area) => [area, [...paths(area), ...(besidesTheApi[area] ?? [])]])) as Record<ApiArea, string[]>;
};
