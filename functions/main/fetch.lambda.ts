import { publicFetcher } from '../adapters/network/fetcher.ts';
import { answerQuestion } from '../adapters/network/answer-question.ts';

const fetcher = publicFetcher();

/** Calls out for the others, and has no right on anything of ours. */
export const handler = async (question: unknown) => answerQuestion(fetcher, question);
