import { CfnOutput, Duration, Fn, Stack, type StackProps } from 'aws-cdk-lib';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { HttpRoute, HttpRouteKey } from 'aws-cdk-lib/aws-apigatewayv2';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import * as cdn from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import type { Construct } from 'constructs';
import { AppFunction } from '../app-function.ts';
import type { Environment } from '../environments.ts';
import { explain } from '../explained-findings.ts';
import { servedRecord } from '../served-record.ts';
import { SiteAssets } from '../site-assets.ts';
import type { ApiStack } from './api-stack.ts';
import type { DataStack } from './data-stack.ts';

type Props = StackProps & { environment: Environment; data: DataStack; api: ApiStack };

/** The site's function and the CDN in front of everything. */
export class WebStack extends Stack {
  readonly site: AppFunction;
  readonly distribution: cdn.Distribution;

  constructor(scope: Construct, id: string, { environment, data, api, ...props }: Props) {
    super(scope, id, props);
    // It may do nothing but write its log: what a page asks and a form posts goes on to the area's own function.
    this.site = new AppFunction(this, 'Site', { bundle: 'web', about: 'pages' }).uses({
      PUBLIC_ORIGIN: environment.origin, SITE_NAME: environment.siteName, UPLOADS: data.uploads.bucketName, API_ORIGIN: api.http.apiEndpoint, ORIGIN_SECRET: data.originSecret.secretValue.unsafeUnwrap(), LOG_URL: `${environment.origin}/record/log`,
      ...(environment.siteContact ? { SITE_CONTACT: environment.siteContact } : {}),
    });
    const page = new HttpRoute(this, 'Page', { httpApi: api.http, routeKey: HttpRouteKey.DEFAULT, integration: new HttpLambdaIntegration('SiteIntegration', this.site) });
    explain(page, 'AwsSolutions-APIG4', 'Pages are public, or check the session in the application.');
    this.distribution = this.#distribution(environment, data, new SiteAssets(this, 'Assets', data.logs), api);
    new CfnOutput(this, 'CdnName', { value: this.distribution.distributionDomainName });
  }

  #distribution({ origin, certificateArn, webAclArn }: Environment, data: DataStack, assets: SiteAssets, api: ApiStack) {
    const arrival = new cdn.Function(this, 'Arrival', {
      runtime: cdn.FunctionRuntime.JS_2_0, comment: 'Notes who asks, and drops what only we may say',
      code: cdn.FunctionCode.fromFile({ filePath: 'infra/arrival-function.js' }),
    });
    const shortlyCached = new cdn.CachePolicy(this, 'AsThePageSays', {
      comment: 'Only what names an s-maxage is kept, for a minute at most', minTtl: Duration.seconds(0), defaultTtl: Duration.seconds(0), maxTtl: Duration.seconds(60),
      queryStringBehavior: cdn.CacheQueryStringBehavior.all(), enableAcceptEncodingBrotli: true, enableAcceptEncodingGzip: true,
    });
    const made = new cdn.Distribution(this, 'Cdn', {
      ...(certificateArn ? { domainNames: [new URL(origin).hostname], certificate: Certificate.fromCertificateArn(this, 'Certificate', certificateArn), minimumProtocolVersion: cdn.SecurityPolicyProtocol.TLS_V1_2_2021 } : {}),
      ...(webAclArn ? { webAclId: webAclArn } : {}),
      httpVersion: cdn.HttpVersion.HTTP2_AND_3,
      enableLogging: true, logBucket: data.logs, logFilePrefix: 'cdn/',
      defaultBehavior: {
        origin: new HttpOrigin(Fn.select(2, Fn.split('/', api.http.apiEndpoint)), { customHeaders: { 'x-origin-secret': data.originSecret.secretValue.unsafeUnwrap() } }),
        allowedMethods: cdn.AllowedMethods.ALLOW_ALL, cachePolicy: shortlyCached, originRequestPolicy: cdn.OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
        viewerProtocolPolicy: cdn.ViewerProtocolPolicy.REDIRECT_TO_HTTPS, functionAssociations: [{ function: arrival, eventType: cdn.FunctionEventType.VIEWER_REQUEST }],
      },
      // What is not there yet may be there in a second: a tile, or a page.
      errorResponses: [403, 404].map((httpStatus) => ({ httpStatus, ttl: Duration.seconds(0) })),
      additionalBehaviors: { ...assets.behaviors(), ...servedRecord(this, data.log.bucket) },
    });
    explain(made, 'AwsSolutions-CFR1', 'Challenges are open to people wherever they are; who may enter is the rules\' matter.');
    if (!webAclArn) explain(made, 'AwsSolutions-CFR2', 'A firewall is one line in infra/environments.ts (webAclArn); the gateway throttles and the application limits rates by itself.');
    if (!certificateArn) explain(made, 'AwsSolutions-CFR4', 'Without a certificate of its own the CDN\'s default one is used, whose minimum TLS version is fixed.');
    return made;
  }
}
