import type { LambdaClient } from '@aws-sdk/client-lambda';
import { expect, test } from 'vitest';
import { answerQuestion } from '../../../functions/adapters/network/answer-question.ts';
import { lambdaFetcher } from '../../../functions/adapters/network/lambda-fetcher.ts';
import { madeUpNetwork } from '../../support/outside.ts';

const network = madeUpNetwork({ 'https://a.example/': { body: 'Größe', retryAfter: 3, type: 'text/html' }, 'https://b.example/': 'no-host', 'https://c.example/': 'no-answer' });
/** The wire between two functions: what is asked goes as text, and comes back as bytes of text. */
const client = (fails = false) => ({
  send: async ({ input }: { input: { FunctionName: string; Payload: string } }) => (fails ? { FunctionError: 'Unhandled', Payload: Buffer.from('{}') } : { Payload: Buffer.from(JSON.stringify(await answerQuestion(network.fetcher, JSON.parse(input.Payload)))) }),
}) as unknown as LambdaClient;
const fetcher = lambdaFetcher(client(), 'fetch');

test('what the function that calls out heard is told to the one that asked, to the byte', async () => {
  const { body, ...reply } = await fetcher.ask('https://a.example/', 'GET');
  expect([reply, new TextDecoder().decode(body)]).toEqual([{ status: 200, address: 'https://a.example/', forGood: true, retryAfter: 3, type: 'text/html' }, 'Größe']);
  expect(new TextDecoder().decode(await fetcher.read('https://a.example/'))).toBe('Größe');
  await expect(fetcher.read('https://gone.example/')).rejects.toThrow('https://gone.example/ answered 404.');
});

test('a message reaches the one that calls out with its headers and body', async () => {
  network.posted.length = 0;
  const { body, ...reply } = await fetcher.post('https://a.example/', { headers: { 'webhook-id': 'msg_1' }, body: '{"a":"ä"}' });
  expect([reply.status, new TextDecoder().decode(body), network.posted]).toEqual([200, 'Größe', [{ address: 'https://a.example/', method: 'POST', headers: { 'webhook-id': 'msg_1' }, body: '{"a":"ä"}' }]]);
  await expect(fetcher.post('https://c.example/', { headers: {}, body: '' })).rejects.toMatchObject({ code: 'unavailable' });
});

test('a refusal stays one, with its reason; a function that fails is one too', async () => {
  await expect(fetcher.ask('https://b.example/', 'HEAD')).rejects.toMatchObject({ code: 'unavailable', extra: { noHost: true } });
  await expect(fetcher.ask('https://c.example/', 'HEAD')).rejects.toMatchObject({ code: 'unavailable', extra: {} });
  await expect(lambdaFetcher(client(true), 'fetch').ask('https://a.example/', 'HEAD')).rejects.toThrow('The function that calls out failed.');
});
