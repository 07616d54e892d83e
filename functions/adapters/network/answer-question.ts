import * as z from 'zod';
import { Refusal } from '../../domain/refusal.ts';
import type { Fetcher } from '../../ports/fetcher.ts';

export const Answered = z.union([
  z.object({ refused: z.string(), noHost: z.boolean() }),
  z.object({ status: z.number(), address: z.string(), forGood: z.boolean(), retryAfter: z.number().optional(), type: z.string().optional(), body: z.base64() }),
]);
export type Answered = z.infer<typeof Answered>;

export const Question = z.object({ address: z.string().max(2000), method: z.enum(['HEAD', 'GET']) });

/** What the function that calls out is asked, and how it tells what it heard. */
export const answerQuestion = async (fetcher: Fetcher, question: unknown): Promise<Answered> => {
  const { address, method } = Question.parse(question);
  try {
    const { body, ...reply } = await fetcher.ask(address, method);
    return { ...reply, body: Buffer.from(body).toString('base64') };
  } catch (error) {
    if (error instanceof Refusal) return { refused: error.message, noHost: error.extra['noHost'] === true };
    throw error;
  }
};
