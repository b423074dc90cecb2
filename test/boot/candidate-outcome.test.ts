import { describe, expect, test } from '@jest/globals';
import { candidateOutcome } from '../../src/boot/candidate-outcome.ts';
import { recordPod } from '../../src/boot/record-pod.ts';
import { pod, running, second, terminated, waiting } from '../build/pod.ts';

const OCI =
  'failed to create containerd task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: error during container init: ';
const INIT = 'error during container init: ';
const UNKNOWN = 'EvidenceUnreadable';

function outcome(
  candidate: Parameters<typeof pod>[0] extends infer C
    ? C extends { candidate?: infer S }
      ? S
      : never
    : never,
) {
  return candidateOutcome(recordPod(undefined, pod({ candidate })));
}

const notStarted = (reason: string, message: string) => ({
  known: true,
  value: { state: 'NotStarted', reason, message },
});
const ended = (exitCode: number, reason: string, message: string) => ({
  known: true,
  value: { state: 'Ended', exitCode, reason, message },
});
const unknown = { known: false, reason: UNKNOWN };

describe('candidateOutcome: create and start', () => {
  test.each([
    {
      of: 'no ENTRYPOINT or CMD, or an artifact',
      given: waiting(
        'CreateContainerError',
        'failed to generate container "0f3e" spec: failed to apply OCI options: no command specified',
      ),
      want: notStarted('CreateContainerError', 'no command specified'),
    },
    {
      of: 'USER names an unknown user',
      given: waiting(
        'CreateContainerError',
        'failed to create containerd container: no users found',
      ),
      want: notStarted('CreateContainerError', 'no users found'),
    },
    {
      of: 'runAsNonRoot and USER 0',
      given: waiting(
        'CreateContainerConfigError',
        'container has runAsNonRoot and image will run as root (pod: "p_ns(uid)", container: candidate)',
      ),
      want: notStarted(
        'CreateContainerConfigError',
        'container has runAsNonRoot and image will run as root (pod: "p_ns(uid)", container: candidate)',
      ),
    },
    {
      of: 'runAsNonRoot and a named USER',
      given: waiting(
        'CreateContainerConfigError',
        'container has runAsNonRoot and image has non-numeric user (node), cannot verify user is non-root',
      ),
      want: notStarted(
        'CreateContainerConfigError',
        'image has non-numeric user (node), cannot verify user is non-root',
      ),
    },
    {
      of: 'entrypoint absent',
      given: terminated(
        128,
        'StartError',
        `${OCI}exec: "/opt/app": stat /opt/app: no such file or directory`,
      ),
      want: notStarted(
        'StartError',
        `${INIT}exec: "/opt/app": stat /opt/app: no such file or directory`,
      ),
    },
    {
      of: 'entrypoint not executable',
      given: terminated(128, 'StartError', `${OCI}exec: "/opt/app": permission denied`),
      want: notStarted('StartError', `${INIT}exec: "/opt/app": permission denied`),
    },
    {
      of: 'WORKDIR is a file',
      given: terminated(128, 'StartError', `${OCI}mkdir /etc/passwd: not a directory`),
      want: notStarted('StartError', `${INIT}mkdir /etc/passwd: not a directory`),
    },
    {
      of: 'a memory limit too small for runc itself',
      given: terminated(
        128,
        'StartError',
        'failed to start containerd task "0f3e": cannot start a stopped process',
      ),
      want: unknown,
    },
    {
      of: 'pids used up',
      given: terminated(
        128,
        'StartError',
        `${OCI}unable to spawn stage-1: Resource temporarily unavailable`,
      ),
      want: unknown,
    },
    {
      of: 'no idmapped mounts',
      given: terminated(
        128,
        'StartError',
        'failed to prepare idmapped overlay: operation not supported',
      ),
      want: { known: false, reason: 'UserNamespacesUnsupported' },
    },
    {
      of: 'containerd killed meanwhile: tried again by the kubelet',
      given: waiting('RunContainerError', 'error reading from server: EOF'),
      want: undefined,
    },
    { of: 'not its turn yet', given: waiting('ContainerCreating'), want: undefined },
    { of: 'pulling failed', given: waiting('ImagePullBackOff', 'x'), want: undefined },
  ])('$of', ({ given, want }) => {
    if (want === undefined) expect(outcome(given)).toBeUndefined();
    else expect(outcome(given)).toMatchObject(want);
  });

  test('a start that failed and is tried again is told by the last state', () => {
    const terminatedFirst = terminated(
      128,
      'StartError',
      `${OCI}exec: "app": executable file not found in $PATH`,
    );
    const given = { ...waiting('RunContainerError'), lastState: terminatedFirst.state ?? {} };
    expect(outcome(given)).toMatchObject({ value: { state: 'NotStarted' } });
  });
});

describe('candidateOutcome: runs and fails', () => {
  test.each([
    { of: 'it runs', given: running(), want: { known: true, value: { state: 'Running' } } },
    { of: 'exit 0 at once', given: terminated(0, 'Completed'), want: ended(0, 'Completed', '') },
    {
      of: 'exit 1, with its log',
      given: terminated(1, 'Error', 'line 1\nline 2\n'),
      want: ended(1, 'Error', 'line 1 line 2'),
    },
    {
      of: 'wrong architecture',
      given: terminated(255, 'Error', 'exec /agent: exec format error'),
      want: ended(255, 'Error', 'exec /agent: exec format error'),
    },
    {
      of: '#! of a missing shell',
      given: terminated(255, 'Error', 'exec /opt/app: no such file or directory'),
      want: ended(255, 'Error', 'exec /opt/app: no such file or directory'),
    },
    {
      of: 'tini without the agent',
      given: terminated(
        127,
        'Error',
        '[FATAL tini (7)] exec /agent failed: No such file or directory',
      ),
      want: ended(127, 'Error', '[FATAL tini (7)] exec /agent failed: No such file or directory'),
    },
    { of: 'SIGSEGV', given: terminated(139, 'Error'), want: ended(139, 'Error', '') },
    { of: 'out of memory', given: terminated(137, 'OOMKilled'), want: ended(137, 'OOMKilled', '') },
    { of: 'killed from outside', given: terminated(137, 'Error'), want: unknown },
    {
      of: 'its shim was killed',
      given: terminated(255, 'Error', 'listening on 9000'),
      want: unknown,
    },
    {
      of: 'the node lost sight of it',
      given: terminated(137, 'ContainerStatusUnknown'),
      want: unknown,
    },
    { of: 'containerd was killed as it ended', given: terminated(255, 'Unknown'), want: unknown },
  ])('$of', ({ given, want }) => {
    expect(outcome(given)).toMatchObject(want);
  });

  test.each([
    'Usage of EmptyDir volume "tmp" exceeds the limit "64Mi". ',
    'Pod ephemeral local storage usage exceeds the total limit of containers 100Mi. ',
    'Container candidate exceeded its local ephemeral storage limit "256Mi". ',
  ])("evicted by the image's own doing: %s", (message) => {
    const evicted = pod(
      { candidate: { ...terminated(137, 'Error'), imageID: '' } },
      { status: { phase: 'Failed', reason: 'Evicted', message } },
    );
    expect(candidateOutcome(recordPod(undefined, evicted))).toMatchObject(
      ended(137, 'Evicted', message.trim()),
    );
  });

  test("evicted for another container's doing", () => {
    const message = 'Container runtime exceeded its local ephemeral storage limit "256Mi". ';
    const evicted = pod(
      { candidate: { ...terminated(137, 'Error'), imageID: '' } },
      { status: { phase: 'Failed', reason: 'Evicted', message } },
    );
    expect(candidateOutcome(recordPod(undefined, evicted))).toMatchObject(unknown);
  });

  test.each([
    'The node was low on resource: ephemeral-storage. ',
    'Pod was rejected: The node had condition: [DiskPressure]. ',
  ])('evicted by the node: %s', (message) => {
    const evicted = pod(
      { candidate: terminated(137, 'Error', '', { to: 1 }) },
      { status: { phase: 'Failed', reason: 'Evicted', message, startTime: second(0) } },
    );
    expect(candidateOutcome(recordPod(undefined, evicted))).toBeUndefined();
  });
});
