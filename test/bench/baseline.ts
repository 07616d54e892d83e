import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import { handle } from 'hono/aws-lambda';
import * as z from 'zod';

// What any function of this kind costs before it does anything of ours: Hono, its OpenAPI, the DynamoDB client, one GetItem.
const documents = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const one = createRoute({ method: 'get', path: '/one', responses: { 200: { description: 'One item', content: { 'application/json': { schema: z.object({ found: z.boolean() }) } } } } });

const app = new OpenAPIHono().openapi(one, async (c) => {
  const { Item } = await documents.send(new GetCommand({ TableName: process.env['TABLE'], Key: { pk: 'ONE', sk: 'ONE' } }));
  return c.json({ found: Item !== undefined }, 200);
});
export const handler = handle(app);
