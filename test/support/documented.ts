import type { Audience } from '../../functions/domain/visibility.ts';

export type Documented = { name: string; method: 'get' | 'post' | 'put' | 'patch' | 'delete'; path: string; who: Audience[]; operation: Operation };
export type Operation = {
  'x-who': Audience[];
  summary?: string;
  parameters?: { name: string; in: 'path' | 'query' | 'header'; required?: boolean; schema: unknown }[];
  security: Record<string, string[]>[];
  requestBody?: { content: Record<string, { schema: unknown }> };
};
type Answering = { request(path: string): Promise<Response> | Response };

/** The route table as the product publishes it: `post /entries/{entryId}/send`, and for whom. */
export const documentedRoutes = async (app: Answering): Promise<Documented[]> => {
  const { paths } = (await (await app.request('/openapi.json')).json()) as { paths: Record<string, Record<string, Operation>> };
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({
      name: `${method} ${path.replace('/api/v1', '')}`, method: method as Documented['method'], path, who: operation['x-who'], operation,
    })),
  );
};
