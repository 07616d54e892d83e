import { App, Validations, type AppProps } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { environments } from './environments.ts';
import { ApiStack } from './stacks/api-stack.ts';
import { DataStack } from './stacks/data-stack.ts';
import { JobsStack } from './stacks/jobs-stack.ts';
import { MailStack } from './stacks/mail-stack.ts';
import { PeopleStack } from './stacks/people-stack.ts';
import { WatchStack } from './stacks/watch-stack.ts';
import { WebStack } from './stacks/web-stack.ts';

/** `cdk deploy --all -c environment=prod`; without the word, dev. */
export const makeApp = (props: AppProps = {}) => {
  const app = new App({ analyticsReporting: false, ...props });
  const wanted = String(app.node.tryGetContext('environment') ?? 'dev');
  const environment = environments[wanted];
  if (!environment) throw new Error(`No environment "${wanted}" in infra/environments.ts: it knows ${Object.keys(environments).join(', ')}.`);

  const name = (stack: string) => `laurel-${wanted}-${stack}`;
  const given = { environment, env: { region: environment.region }, tags: { product: 'laurel', environment: environment.name } };
  const data = new DataStack(app, name('data'), given);
  const mail = new MailStack(app, name('mail'), given);
  const people = new PeopleStack(app, name('people'), { ...given, mail });
  const api = new ApiStack(app, name('api'), { ...given, data, people });
  const jobs = new JobsStack(app, name('jobs'), { ...given, data, api, people, mail });
  const web = new WebStack(app, name('web'), { ...given, data, api });
  const watch = new WatchStack(app, name('watch'), { ...given, data, api, jobs, web });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return { app, stacks: { data, mail, people, api, jobs, web, watch } };
};

if (import.meta.main) makeApp().app.synth();
