import { describe, expect, test } from '@jest/globals';
import type { V1Pod } from '@kubernetes/client-node';
import { bootProgress } from '../build/boot-progress.ts';
import type { BootContext } from '../../src/boot/boot-types.ts';
import { recordPod } from '../../src/boot/record-pod.ts';
import { bootContext, RESOLVED } from '../build/boot-context.ts';
import { BEGIN, CONFIG_DIGEST, DIGEST, GOOD, OTHER_DIGEST, pod, waiting } from '../build/pod.ts';

function progress(given: V1Pod, more: Partial<BootContext> = {}) {
  return bootProgress(recordPod(undefined, given), bootContext(more));
}

const at = (seconds: number) => ({ now: BEGIN + seconds * 1000 });
const fault = (reason: string) => ({ state: 'Fault', reason });

describe('bootProgress: pulls', () => {
  const REF = 'registry.example/node:1';
  const unresolved = {
    resolution: { outcome: 'Unknown', reason: 'RegistryUnavailable', message: '' },
    image: REF,
  } as const;
  const failing = (code: string, cause: string) => {
    const message = `Back-off pulling image "${REF}": ErrImagePull: rpc error: code = ${code} desc = ${cause}`;
    return pod({
      runtime: waiting('ImagePullBackOff', message),
      candidate: waiting('ContainerCreating'),
    });
  };
  const notFound = failing(
    'NotFound',
    `failed to pull and unpack image "${REF}": failed to resolve image: ${REF}: not found`,
  );
  const noPlatform = failing(
    'NotFound',
    `get image config descriptor: no match for platform in manifest ${DIGEST}: not found`,
  );
  const schema1 = failing(
    'InvalidArgument',
    `failed to pull and unpack image "${REF}": schema 1 image manifests are no longer supported`,
  );
  const denied = failing(
    'Unknown',
    `failed to pull and unpack image "${REF}": failed to resolve image: pull access denied, repository does not exist`,
  );
  const broken = failing(
    'FailedPrecondition',
    `failed to pull and unpack image "${REF}": failed commit on ref "x": unexpected commit digest ${DIGEST}, expected ${OTHER_DIGEST}`,
  );
  const refused = failing(
    'Unknown',
    `failed to pull and unpack image "${REF}": failed to resolve image: failed to do request: Head "u": dial tcp 1.2.3.4:5000: connect: connection refused`,
  );

  test.each([
    {
      of: 'a missing tag that the controller could not ask for',
      given: notFound,
      context: unresolved,
      want: {
        state: 'ImageFault',
        resolution: {
          outcome: 'NotFound',
          message: 'The registry answered that the image does not exist',
        },
      },
    },
    {
      of: 'an image that the controller saw a moment ago',
      given: notFound,
      context: {},
      want: fault('ImageBroken'),
    },
    {
      of: 'an index without the platform',
      given: noPlatform,
      context: unresolved,
      want: {
        state: 'ImageFault',
        resolution: { outcome: 'Resolved', digest: DIGEST, platforms: [] },
      },
    },
    {
      of: 'an index whose platform the node does not match',
      given: noPlatform,
      context: {},
      want: {
        state: 'ImageFault',
        resolution: { outcome: 'Resolved', digest: DIGEST, platforms: [] },
      },
    },
    {
      of: 'a schema 1 manifest by digest',
      given: schema1,
      context: { ...unresolved, image: `registry.example/node@${DIGEST}` },
      want: { state: 'ImageFault', resolution: { digest: DIGEST, platforms: [] } },
    },
    {
      of: 'a schema 1 manifest that no digest names',
      given: schema1,
      context: unresolved,
      want: fault('ImageBroken'),
    },
    { of: 'refused credentials', given: denied, context: {}, want: fault('ImagePullUnauthorized') },
    { of: 'a broken layer', given: broken, context: {}, want: fault('ImageBroken') },
  ])('$of', ({ given, context, want }) => {
    expect(progress(given, context)).toMatchObject(want);
  });

  test('a registry that does not answer is waited for, and then it is the registry', () => {
    const trouble = {
      reason: 'RegistryUnavailable',
      message: 'The node could not connect to the registry',
    };
    expect(progress(refused, at(119))).toEqual({
      state: 'Waiting',
      stage: 'Pulling',
      trouble,
      wakeAfterMilliseconds: 1000,
    });
    expect(progress(refused, at(120))).toEqual({ state: 'Fault', ...trouble });
  });
});

describe('bootProgress: which image it was', () => {
  const ran = (digest: string) => {
    const imageID = `other.example/name@${digest}`;
    return pod({
      ...GOOD,
      runtime: { ...GOOD.runtime, imageID },
      candidate: { ...GOOD.candidate, imageID },
    });
  };

  test.each([
    { of: 'the index', digest: DIGEST },
    { of: "the platform's manifest", digest: OTHER_DIGEST },
    { of: "the platform's configuration", digest: CONFIG_DIGEST },
  ])('$of is what was asked for, under any repository', ({ digest }) => {
    expect(progress(ran(digest))).toMatchObject({ state: 'Done', digest: DIGEST });
  });

  test('a loaded image has its bare configuration as id', () => {
    const bare = { imageID: CONFIG_DIGEST };
    expect(progress(pod({ ...GOOD, candidate: { ...GOOD.candidate, ...bare } }))).toMatchObject({
      state: 'Done',
    });
  });

  test('anything else proves nothing', () => {
    expect(progress(ran(`sha256:${'d'.repeat(64)}`))).toMatchObject(fault('EvidenceUnreadable'));
    expect(progress(ran(DIGEST.slice(0, 20)))).toMatchObject(fault('EvidenceUnreadable'));
  });

  test("another platform's manifest proves nothing", () => {
    const resolution = {
      ...RESOLVED,
      platforms: [{ platform: 'linux/arm64', digest: OTHER_DIGEST }],
    };
    expect(progress(ran(OTHER_DIGEST), { resolution })).toMatchObject(fault('EvidenceUnreadable'));
  });

  test('where nothing was resolved the kubelet tells', () => {
    const resolution = { outcome: 'Unknown', reason: 'RegistryUnavailable', message: '' } as const;
    const context = { resolution, image: 'registry.example/node:1' };
    expect(progress(ran(OTHER_DIGEST), context)).toMatchObject({
      state: 'Done',
      digest: OTHER_DIGEST,
    });
    const moved = pod({ ...GOOD, runtime: { ...GOOD.runtime, imageID: `x@${OTHER_DIGEST}` } });
    expect(progress(moved, context)).toMatchObject(fault('EvidenceUnreadable'));
  });
});
