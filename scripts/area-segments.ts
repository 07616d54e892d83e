import { createApp } from '../functions/http/app.ts';
import { awsContext } from '../functions/main/aws-ports.ts';
import { areas, type ApiArea } from '../functions/domain/visibility.ts';

type Operation = { 'x-area'?: ApiArea };

const nowhere = { TABLE: 'none', UPLOADS: 'none', PUBLIC_ORIGIN: 'https://nowhere.invalid', ORIGIN_SECRET: '-', APP_SECRET: '-', OIDC_ISSUER: 'https://nowhere.invalid', OIDC_CLIENT_ID: '-' };

/** The route table as the API publishes it; nothing is called. */
export const routeTable = async () => {
  const document = (await (await createApp(awsContext(nowhere)).request('/openapi.json')).json()) as { paths: Record<string, Record<string, Operation>> };
  return Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({ method, path, area: operation['x-area'] })));
};

/** Which function answers which first path segment after /api/v1. A segment has one owner, so that the gateway needs no finer rule. */
export const areaSegments = async (): Promise<Record<ApiArea, string[]>> => {
  const owner = new Map<string, ApiArea>();
  for (const { method, path, area } of await routeTable()) {
    const segment = /^\/api\/v1\/([a-z-]+)(\/|$)/.exec(path)?.[1];
    if (!segment || !area) throw new Error(`${method} ${path} has no area, or does not begin with /api/v1/<segment>.`);
    if ((owner.get(segment) ?? area) !== area) throw new Error(`/api/v1/${segment} belongs to ${owner.get(segment)} and to ${area}: an area owns whole first segments.`);
    owner.set(segment, area);
  }
  return Object.fromEntries(areas.map((area) => [area, [...owner].filter(([, of]) => of === area).map(([segment]) => segment).sort()])) as Record<ApiArea, string[]>;
};
