import type { CfnStage, HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpMethod, HttpRoute, HttpRouteKey } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { AppFunction } from './app-function.ts';
import { witnessSigner, type Environment } from './environments.ts';
import { explain } from './explained-findings.ts';
import type { DataStack } from './stacks/data-stack.ts';
import { writeRights } from './write-rights.ts';

const prefix = '/record/witness';
/** What logs ask of a witness is a few requests a minute. Anybody may send more, and is turned away by the gateway before it costs anything. */
const asked = { rate: 5, burst: 20 };

type Given = { environment: Environment; witness: NonNullable<Environment['witness']>; data: DataStack; key: Key; http: HttpApi; stage: CfnStage };

/** A witness of the logs of others. It has a key, the items that say what it signed last, and nothing else. */
export class WitnessFunction extends Construct {
  readonly made: AppFunction;

  constructor(scope: Construct, id: string, { environment, witness, data, key, http, stage }: Given) {
    super(scope, id);
    this.made = new AppFunction(this, 'Function', { bundle: 'witness', about: 'signs the heads of logs of others', seconds: 20, megabytes: 512, role: witnessSigner(environment) })
      .keepsItems(data.table, writeRights.witness)
      .uses({ ORIGIN_SECRET: data.originSecret.secretValue.unsafeUnwrap(), WITNESS_NAME: witness.name, WITNESS_KEY: key.keyArn, WITNESSED: witness.logs }, { actions: ['kms:Sign', 'kms:GetPublicKey'], resources: [key.keyArn] });
    const integration = new HttpLambdaIntegration('WitnessIntegration', this.made);
    const routes = [HttpRouteKey.with(`${prefix}/add-checkpoint`, HttpMethod.POST), HttpRouteKey.with(`${prefix}/{rest+}`, HttpMethod.GET)];
    for (const routeKey of routes) {
      const route = new HttpRoute(this, routeKey.key, { httpApi: http, routeKey, integration });
      explain(route, 'AwsSolutions-APIG4', 'Whoever asks is known by the signature under what is sent.');
      stage.node.addDependency(route);
    }
    stage.routeSettings = Object.fromEntries(routes.map(({ key: name }) => [name, { ThrottlingRateLimit: asked.rate, ThrottlingBurstLimit: asked.burst }]));
  }
}
