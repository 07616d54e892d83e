import { LambdaClient } from '@aws-sdk/client-lambda';
import { lambdaFetcher } from '../../adapters/network/lambda-fetcher.ts';

export const openFetcher = (name: string) => lambdaFetcher(new LambdaClient({ maxAttempts: 1, requestHandler: { connectionTimeout: 2_000, requestTimeout: 12_000, throwOnRequestTimeout: true } }), name);
