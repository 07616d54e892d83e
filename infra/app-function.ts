import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Effect, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, Function, LoggingFormat, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { SettingName } from '../functions/main/settings.ts';
import type { Environment } from './environments.ts';
import { explain } from './explained-findings.ts';
import { servedLog, stagedBatches } from './log-store.ts';

/** MB of a job's function. The heaviest, drawing 10,000 entries for 400 judges, is held below by a test (test/domain/judging/round/memory.test.ts). */
export const jobMemory = 512;

type Settings = Partial<Record<SettingName, string>>;
type Made = { bundle: string; about: string; seconds?: number; megabytes?: number; /** Its role's name, where somebody knows it by name. */ role?: string; /** How many may run at once. */ atOnce?: number | undefined };
type Grant = { actions: string[]; resources: string[]; conditions?: Record<string, unknown> };

/** Without it, S3 answers "forbidden" instead of "not there" where no object is. */
const listing = (arn: string): Grant => ({ actions: ['s3:ListBucket'], resources: [arn] });

/**
 * Our Lambda defaults. The code is the very folder that scripts/bundle.ts made and test/bundles ran. Processor time comes with memory: what
 * somebody waits for has more of it than it needs, a job has what it needs (`jobMemory`).
 */
export class AppFunction extends Function {
  readonly errorsIn: string;

  constructor(scope: Construct, id: string, { bundle, about, seconds = 29, megabytes = 1024, role: roleName, atOnce }: Made) {
    const logGroup = new LogGroup(scope, `${id}Logs`, { retention: RetentionDays.THREE_MONTHS, removalPolicy: RemovalPolicy.DESTROY });
    const role = new Role(scope, `${id}Role`, { assumedBy: new ServicePrincipal('lambda.amazonaws.com'), description: about, ...(roleName ? { roleName } : {}) });
    role.addToPolicy(new PolicyStatement({ actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], resources: [logGroup.logGroupArn] }));
    super(scope, id, {
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: megabytes,
      timeout: Duration.seconds(seconds),
      ...(atOnce ? { reservedConcurrentExecutions: atOnce } : {}),
      handler: 'index.handler',
      code: Code.fromAsset(`dist/lambda/${bundle}`),
      description: `Laurel ${bundle}: ${about}`,
      environment: { NODE_OPTIONS: '--enable-source-maps' },
      loggingFormat: LoggingFormat.JSON,
      logGroup,
      role,
    });
    this.errorsIn = logGroup.logGroupName;
  }

  /** Tells the function something and allows what goes with it, in one call: a permission and its setting never drift apart. */
  uses(settings: Settings, ...grants: Grant[]): this {
    for (const [name, value] of Object.entries(settings)) this.addEnvironment(name, value);
    for (const grant of grants) this.addToRolePolicy(new PolicyStatement({ effect: Effect.ALLOW, ...grant }));
    return this;
  }

  readsTable(table: TableV2, indexes: readonly string[]): this {
    return this.uses({ TABLE: table.tableName },
      { actions: ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'], resources: [table.tableArn] },
      { actions: ['dynamodb:Query'], resources: indexes.map((index) => `${table.tableArn}/index/${index}`) });
  }

  /** Writes only items whose partition key is one of `prefixes`, or begins with it and a #. What a transaction only checks is read, and reading is not split. */
  writesTable(table: TableV2, prefixes: readonly string[]): this {
    return this.uses({}, {
      actions: ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem'],
      resources: [table.tableArn],
      conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': prefixes.flatMap((prefix) => [prefix, `${prefix}#*`]) } },
    }, { actions: ['dynamodb:ConditionCheckItem'], resources: [table.tableArn] });
  }

  /** Reads and replaces items of these kinds one by one, and sees no other. */
  keepsItems(table: TableV2, prefixes: readonly string[]): this {
    return this.uses({ TABLE: table.tableName }, {
      actions: ['dynamodb:GetItem', 'dynamodb:PutItem'],
      resources: [table.tableArn],
      conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': prefixes.map((prefix) => `${prefix}#*`) } },
    });
  }

  /** Whoever answers for a file has to know whether a scan must have found it clean. */
  waitsForScans({ scanner }: Pick<Environment, 'scanner'>): this {
    return scanner ? this.uses({ SCANNER: scanner }) : this;
  }

  /** A signed address carries the rights of whoever signed it, so these are also the rights of what the function signs. */
  storesFiles(bucket: Bucket, actions: string[]): this {
    const { arn, all } = this.#objectsOf(bucket, 'Files are named by random ids; which of them a person may have is decided by a use case, before anything is signed.');
    return this.uses({ UPLOADS: bucket.bucketName }, { actions, resources: [all('')] }, listing(arn));
  }

  /** Whoever answers for the public record reads its log, as everybody may. */
  readsLog(bucket: Bucket): this {
    const { arn, all } = this.#objectsOf(bucket, 'All of the log is public.');
    return this.uses({ RECORD: bucket.bucketName }, { actions: ['s3:GetObject'], resources: [all(`${servedLog}/`)] }, listing(arn));
  }

  /** What stands in the log is written once, and its head only over the one that was read; the key and the policy are told again at each opening. */
  writesLog(bucket: Bucket): this {
    const { arn, all } = this.#objectsOf(bucket, 'Tiles and batches are named by what they hold.');
    const put = (resources: string[], header?: string): Grant => ({ actions: ['s3:PutObject'], resources, ...(header ? { conditions: { Null: { [`s3:${header}`]: 'false' } } } : {}) });
    const beside = (name: string) => `${arn}/${servedLog}/${name}`;
    return this.uses({ RECORD: bucket.bucketName }, { actions: ['s3:GetObject'], resources: [all(`${servedLog}/`), all(`${stagedBatches}/`)] }, listing(arn),
      put([all(`${servedLog}/tile/`), all(`${servedLog}/x/`), beside('checkpoint')], 'if-none-match'), put([beside('checkpoint'), beside('x/ts/index.json')], 'if-match'),
      put([beside('policy'), beside('vkey'), all(`${stagedBatches}/`)]));
  }

  /** Names of a bucket's objects below a path; that they end in a star is explained. */
  #objectsOf(bucket: Bucket, why: string) {
    const arn = Stack.of(bucket).exportValue(bucket.bucketArn);
    const name = (Stack.of(this).resolve(arn) as { 'Fn::ImportValue': string })['Fn::ImportValue'];
    const all = (path: string): string => {
      explain(this.role!, `AwsSolutions-IAM5[Resource::${name}/${path}*]`, why);
      return `${arn}/${path}*`;
    };
    return { arn, all };
  }
}
