import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import { Refusal } from '../../domain/refusal.ts';
import type { Fetcher, Reply } from '../../ports/fetcher.ts';
import { Answered } from './answer-question.ts';

/** Asks through a function that has no right but to call out: what a page of strangers does to it reaches nothing of ours. */
export const lambdaFetcher = (client: LambdaClient, name: string): Fetcher => {
  const question = async (asked: object): Promise<Reply> => {
    const { Payload, FunctionError } = await client.send(new InvokeCommand({ FunctionName: name, Payload: JSON.stringify(asked) }));
    if (FunctionError || !Payload) throw new Refusal('unavailable', 'The function that calls out failed.');
    const answered = Answered.parse(JSON.parse(Buffer.from(Payload).toString('utf8')));
    if ('refused' in answered) throw new Refusal('unavailable', answered.refused, undefined, answered.noHost ? { noHost: true } : {});
    return { ...answered, body: new Uint8Array(Buffer.from(answered.body, 'base64')) };
  };
  const ask: Fetcher['ask'] = (address, method) => question({ address, method });
  return {
    callsOut: true,
    ask,
    post: (address, { headers, body }) => question({ address, method: 'POST', headers, body }),
    async read(address) {
      const { status, body } = await ask(address, 'GET');
      if (status !== 200) throw new Refusal('unavailable', `${address} answered ${status}.`);
      return body;
    },
  };
};
