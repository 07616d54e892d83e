import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Statement } from './deployed.ts';

type Attribute = { S?: string };
type Asked = { IndexName?: string; Item?: Record<string, Attribute>; Key?: Record<string, Attribute>; TransactItems?: Record<string, Asked>[] };
type Act = { action: string; index?: string | undefined; key?: string | undefined };

const keyOf = (asked: Asked) => (asked.Item ?? asked.Key)?.['pk']?.S;
const inTransaction: Record<string, string> = { Put: 'PutItem', Update: 'UpdateItem', Delete: 'DeleteItem', ConditionCheck: 'ConditionCheckItem' };

const actsOf = (operation: string, asked: Asked): Act[] => {
  if (operation !== 'TransactWriteItems') return [{ action: operation, index: asked.IndexName, key: keyOf(asked) }];
  return (asked.TransactItems ?? []).flatMap((item) =>
    Object.entries(item).map(([kind, part]) => ({ action: inTransaction[kind] ?? kind, key: keyOf(part) })));
};

const list = <T>(value: T | T[]): T[] => (Array.isArray(value) ? value : [value]);
const like = (pattern: string, value: string) => (pattern.endsWith('*') ? value.startsWith(pattern.slice(0, -1)) : value === pattern);

/** Whether a role's statements allow one act on the table, as IAM would decide for the conditions we use; any other condition refuses. */
export const allows = (statements: Statement[], { action, index, key }: Act): boolean =>
  statements.some(({ Action, Resource, Condition }) => {
    const names = list(Resource).map((one) => JSON.stringify(one));
    const there = names.some((name) => (index ? name.includes(`/index/${index}`) : !name.includes('/index/')));
    const { 'ForAllValues:StringLike': leading, ...others } = Condition ?? {};
    const patterns = list(leading?.['dynamodb:LeadingKeys'] ?? ['*']);
    const meant = key === undefined || patterns.some((pattern) => like(pattern, key));
    return list(Action).includes(`dynamodb:${action}`) && there && meant && Object.keys(others).length === 0;
  });

/** Stands between a bundle and the engine, and answers as AWS would where the bundle's role does not reach. */
export const openRoleGate = async (statements: Statement[], endpoint: string) => {
  const denied: string[] = [];
  const server = createServer(async (request, response) => {
    const body = await text(request);
    const operation = String(request.headers['x-amz-target']).split('.')[1]!;
    const refused = actsOf(operation, JSON.parse(body) as Asked).filter((act) => !allows(statements, act));
    if (refused.length > 0) {
      denied.push(...refused.map(({ action, index, key }) => `${action} ${index ?? key ?? ''}`));
      response.writeHead(400, { 'content-type': 'application/x-amz-json-1.0' });
      return response.end(JSON.stringify({ __type: 'com.amazon.coral.service#AccessDeniedException', Message: `not authorized: ${denied.at(-1)}` }));
    }
    const { host: _, ...headers } = request.headers as Record<string, string>;
    const reply = await fetch(endpoint, { method: 'POST', headers, body });
    response.writeHead(reply.status, { 'content-type': 'application/x-amz-json-1.0' });
    return response.end(Buffer.from(await reply.arrayBuffer()));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, denied, close };
};
