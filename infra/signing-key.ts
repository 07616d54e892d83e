import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AccountRootPrincipal, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';

/** The account looks after the key; only one role signs with it, whatever other roles are allowed. */
const onlyFor = (scope: Construct, signer: string): PolicyDocument => {
  const role = Stack.of(scope).formatArn({ service: 'iam', region: '', resource: 'role', resourceName: signer });
  const care = ['Describe', 'Get', 'List', 'Put', 'Update', 'Enable', 'Disable', 'Tag', 'Untag'].map((word) => `kms:${word}*`);
  return new PolicyDocument({ statements: [
    new PolicyStatement({ sid: 'Care', principals: [new AccountRootPrincipal()], actions: [...care, 'kms:ScheduleKeyDeletion', 'kms:CancelKeyDeletion'], resources: ['*'] }),
    new PolicyStatement({ sid: 'Sign', principals: [new AccountRootPrincipal()], actions: ['kms:Sign'], resources: ['*'], conditions: { ArnEquals: { 'aws:PrincipalArn': role } } }),
  ] });
};

/** A key of Ed25519 that never leaves. `signer`: the name of the one role that may sign. */
export const signingKey = (scope: Construct, id: string, { about, signer }: { about: string; signer: string }): Key =>
  new Key(scope, id, { keySpec: KeySpec.ECC_NIST_EDWARDS25519, keyUsage: KeyUsage.SIGN_VERIFY, removalPolicy: RemovalPolicy.RETAIN, pendingWindow: Duration.days(30), description: about, policy: onlyFor(scope, signer) });
