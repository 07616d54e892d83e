import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { serveRuntime } from './runtime-server.ts';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));
const hook = path('./runtime-hook.ts');
const client = path('../../../node_modules/aws-lambda-ric/index.mjs');
const tail = 4000;

/** What Lambda itself sets, with the credentials of no account. */
const platform = (folder: string, address: string) => ({
  PATH: process.env['PATH'],
  TZ: ':UTC',
  LANG: 'en_US.UTF-8',
  AWS_LAMBDA_RUNTIME_API: address,
  AWS_LAMBDA_NODEJS_USE_ALTERNATIVE_CLIENT_1: 'true',
  LAMBDA_TASK_ROOT: folder,
  _HANDLER: 'index.handler',
  AWS_LAMBDA_FUNCTION_NAME: 'bundle',
  AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
  AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '1024',
  AWS_LAMBDA_LOG_GROUP_NAME: '/aws/lambda/bundle',
  AWS_LAMBDA_LOG_STREAM_NAME: 'bundle',
  AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
  AWS_REGION: 'us-east-1',
  AWS_ACCESS_KEY_ID: 'nobody',
  AWS_SECRET_ACCESS_KEY: 'nothing',
});

export type Lambda = { invoke: (event: unknown) => Promise<unknown>; printed: () => string; /** As if its process had died under it. */ crash: () => void; stop: () => void };

/** Starts a bundle folder as Lambda would: AWS's own runtime client loads `index.handler` from it, in a process of its own. */
export const startLambda = async (folder: string, settings: Record<string, string>): Promise<Lambda> => {
  const runtime = await serveRuntime();
  const child = spawn(process.execPath, ['--import', hook, client, 'index.handler'], {
    cwd: folder, env: { ...platform(folder, runtime.address), ...settings }, stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes: Buffer) => { printed = (printed + bytes.toString()).slice(-tail); });
  child.on('exit', (code) => runtime.fail(new Error(`the function's process ended with ${code}. If aws-lambda-ric changed, see runtime-hook.ts.\n${printed}`)));
  return {
    invoke: async (event) => JSON.parse(await runtime.invoke(event)) as unknown,
    printed: () => printed,
    crash: () => { child.kill('SIGKILL'); },
    stop: () => {
      child.removeAllListeners('exit');
      child.kill('SIGKILL');
      runtime.close();
    },
  };
};
