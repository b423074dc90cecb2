import { describe, expect, test } from '@jest/globals';
import { classifyRefusal } from '../../src/job/classify-refusal.ts';

const POD = 'pods "validate-0123456789abcdef-x7k2p" is forbidden: ';

describe('classifyRefusal', () => {
  test.each([
    {
      of: 'ResourceQuota',
      status: 403,
      message: `${POD}exceeded quota: q, requested: pods=1, used: pods=7, limited: pods=0`,
      want: 'QuotaExceeded',
    },
    {
      of: 'quota on limits',
      status: 403,
      message: `${POD}failed quota: q: must specify limits.memory for: candidate`,
      want: 'QuotaExceeded',
    },
    {
      of: 'quota on jobs',
      status: 403,
      message:
        'jobs.batch "validate-0" is forbidden: exceeded quota: q, requested: count/jobs.batch=1, used: count/jobs.batch=1, limited: count/jobs.batch=1',
      want: 'QuotaExceeded',
    },
    {
      of: 'LimitRange',
      status: 403,
      message: `${POD}maximum memory usage per Container is 16Mi, but limit is 64Mi`,
      want: 'PodRejected',
    },
    {
      of: 'PodSecurity',
      status: 403,
      message: `${POD}violates PodSecurity "restricted:latest": seccompProfile (pod must not set)`,
      want: 'PodRejected',
    },
    {
      of: 'webhook denies',
      status: 403,
      message: 'admission webhook "deny.example.io" denied the request: no',
      want: 'PodRejected',
    },
    {
      of: 'webhook down',
      status: 500,
      message:
        'Internal error occurred: failed calling webhook "w.example.io": failed to call webhook: Post "https://w.ns.svc:443/": dial tcp 10.0.0.1:443: connect: connection refused',
      want: 'PodRejected',
    },
    {
      of: 'RuntimeClass missing',
      status: 403,
      message: `${POD}pod rejected: RuntimeClass "x" not found`,
      want: 'PodRejected',
    },
    {
      of: 'ServiceAccount missing',
      status: 403,
      message: `${POD}error looking up service account apps/default: serviceaccount "default" not found`,
      want: 'PodRejected',
    },
    {
      of: 'namespace terminating',
      status: 403,
      message:
        'jobs.batch "validate-0" is forbidden: unable to create new content in namespace apps because it is being terminated',
      want: 'PodRejected',
    },
    {
      of: 'no user namespaces',
      status: 422,
      message: 'Pod "validate-0" is invalid: spec.hostUsers: Forbidden: not supported',
      want: 'UserNamespacesUnsupported',
    },
  ])('$of is $want', ({ status, message, want }) => {
    const refusal = classifyRefusal(status, message);
    expect(refusal?.reason).toBe(want);
    expect(refusal?.message).not.toContain('\n');
    expect(refusal?.message.length).toBeLessThanOrEqual(200);
  });

  test('the message is the same bytes for the same cause', () => {
    const message = (name: string, used: number) =>
      classifyRefusal(
        403,
        `pods "${name}" is forbidden: exceeded quota: q, requested: pods=1, used: pods=${used}, limited: pods=9`,
      );
    expect(message('validate-0-abcde', 9)).toEqual(message('validate-0-vwxyz', 10));
    expect(message('a', 9)?.message).toBe(
      'The namespace refuses the validation pod: exceeded quota: q, requested: pods=1, limited: pods=9',
    );
    const denied = (suffix: string) =>
      classifyRefusal(
        403,
        `admission webhook "w" denied the request: validate-0123456789abcdef-${suffix} is bad`,
      );
    expect(denied('abcde')).toEqual(denied('12345'));
  });

  test('a PodSecurity level that is too strict is named with the label to set', () => {
    const violates = (level: string) =>
      `${POD}violates PodSecurity "${level}": runAsNonRoot != true (pod must not set securityContext.runAsNonRoot=false)`;
    expect(classifyRefusal(403, violates('restricted:latest'))).toEqual({
      reason: 'PodRejected',
      message: expect.stringMatching(
        /^The namespace enforces PodSecurity level restricted; label it pod-security\.kubernetes\.io\/enforce: baseline: runAsNonRoot != true /,
      ),
    });
    expect(classifyRefusal(403, violates('restricted:v1.36'))?.message).toBe(
      classifyRefusal(403, violates('restricted:latest'))?.message,
    );
    expect(classifyRefusal(403, violates('baseline:latest'))?.message).toMatch(
      /^The API server refuses the validation pod: violates PodSecurity "baseline:latest": /,
    );
  });

  test.each([
    { status: undefined, message: 'connect ECONNREFUSED' },
    { status: 409, message: 'already exists' },
    { status: 429, message: 'too many requests' },
    { status: 500, message: 'etcdserver: leader changed' },
    { status: 503, message: 'apiserver is shutting down' },
    { status: 504, message: 'timeout' },
  ])('$status is no refusal: the request is tried again', ({ status, message }) => {
    expect(classifyRefusal(status, message)).toBeUndefined();
  });
});
