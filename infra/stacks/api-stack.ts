import { readFileSync } from 'node:fs';
import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { HttpApi, HttpMethod, type CfnStage, HttpRoute, HttpRouteKey, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { AppFunction } from '../app-function.ts';
import type { Environment } from '../environments.ts';
import { asksOutside, fetchFunction } from '../fetch-function.ts';
import { explain } from '../explained-findings.ts';
import { WitnessFunction } from '../witness-function.ts';
import { allIndexes, listIndexes, writeRights } from '../write-rights.ts';
import type { DataStack } from './data-stack.ts';
import type { PeopleStack } from './people-stack.ts';

type Area = 'challenges' | 'entries' | 'judging' | 'results' | 'accounts' | 'atlas' | 'voice' | 'community' | 'library';
type Props = StackProps & { environment: Environment; data: DataStack; people: PeopleStack };

/** Which function answers what begins how: written by scripts/bundle.ts from the route table itself. */
const areaPaths = () => JSON.parse(readFileSync('dist/lambda/areas.json', 'utf8')) as Record<Area, string[]>;

/** One function and one role for each area of the API, behind one HTTP API that only the CDN may use. */
export class ApiStack extends Stack {
  readonly http: HttpApi;
  readonly functions: AppFunction[] = [];
  readonly fetch: AppFunction;

  constructor(scope: Construct, id: string, { environment, data, people, ...props }: Props) {
    super(scope, id, props);
    this.http = new HttpApi(this, 'Http', { createDefaultStage: false, description: `Laurel ${environment.name}` });
    this.fetch = fetchFunction(this);
    this.functions.push(this.fetch);
    const stage = this.#stage(environment);
    for (const [area, starts] of Object.entries(areaPaths()) as [Area, string[]][]) this.#area(area, starts, { environment, data, people });
    if (environment.witness && data.witnessKey) this.functions.push(new WitnessFunction(this, 'Witness', { environment, witness: environment.witness, data, key: data.witnessKey, http: this.http, stage }).made);
    new CfnOutput(this, 'ApiAddress', { value: this.http.apiEndpoint });
  }

  #stage({ throttle }: Environment): CfnStage {
    const accessLogs = new LogGroup(this, 'AccessLogs', { retention: RetentionDays.ONE_YEAR });
    const stage = new HttpStage(this, 'Stage', {
      httpApi: this.http,
      autoDeploy: true,
      throttle: { rateLimit: throttle.rate, burstLimit: throttle.burst },
      accessLogSettings: {
        destination: new LogGroupLogDestination(accessLogs),
        format: AccessLogFormat.custom(JSON.stringify({
          requestId: '$context.requestId', at: '$context.requestTimeEpoch', method: '$context.httpMethod', path: '$context.path', route: '$context.routeKey',
          status: '$context.status', milliseconds: '$context.responseLatency', functionMilliseconds: '$context.integrationLatency', bytes: '$context.responseLength',
          error: '$context.integrationErrorMessage',
        })),
      },
    });
    return stage.node.defaultChild as CfnStage;
  }

  #area(area: Area, starts: string[], { environment, data, people }: Pick<Props, 'environment' | 'data' | 'people'>) {
    const made = new AppFunction(this, capital(area), { bundle: area, about: 'an area of the API' })
      .readsTable(data.table, area === 'accounts' ? allIndexes : listIndexes)
      .writesTable(data.table, writeRights[area])
      .waitsForScans(environment)
      .uses({
        PUBLIC_ORIGIN: environment.origin,
        SITE_NAME: environment.siteName,
        ORIGIN_SECRET: data.originSecret.secretValue.unsafeUnwrap(),
        APP_SECRET: data.appSecret.secretValue.unsafeUnwrap(),
        IDENTITY: people.identity,
      });
    if (area === 'judging' || area === 'results' || area === 'atlas') made.storesFiles(data.uploads, ['s3:GetObject']);
    if (area === 'voice') made.storesFiles(data.uploads, ['s3:PutObject', 's3:GetObject']);
    if (area === 'atlas') asksOutside(made, this.fetch);
    if (area === 'entries' || area === 'library') made.storesFiles(data.uploads, ['s3:PutObject', 's3:GetObject', 's3:DeleteObject']);
    if (!['accounts', 'atlas', 'voice', 'community', 'library'].includes(area)) made.readsLog(data.log.bucket);
    this.functions.push(made);
    const integration = new HttpLambdaIntegration(`${capital(area)}Integration`, made, { scopePermissionToRoute: false });
    for (const path of starts.flatMap((start) => [start, `${start}/{rest+}`])) {
      const route = new HttpRoute(this, `ANY ${path}`, { httpApi: this.http, routeKey: HttpRouteKey.with(path, HttpMethod.ANY), integration });
      explain(route, 'AwsSolutions-APIG4', 'Who may call a route is declared and checked in the application, from an opaque session in the store.');
    }
  }
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
