import type { Construct } from 'constructs';
import { AppFunction } from './app-function.ts';

/** Calls out for the functions that may ask it: links of the atlas, and what somebody is about to suggest. It has no right but to write its log, and a page of strangers costs it 5 seconds. */
export const fetchFunction = (scope: Construct): AppFunction => new AppFunction(scope, 'Fetch', { bundle: 'fetch', about: 'calls out, and has no right on anything', seconds: 10, megabytes: 256, atOnce: 10 });

/** A function that may ask it. */
export const asksOutside = (made: AppFunction, fetch: AppFunction): AppFunction => made.uses({ FETCHER: fetch.functionName }, { actions: ['lambda:InvokeFunction'], resources: [fetch.functionArn] });
