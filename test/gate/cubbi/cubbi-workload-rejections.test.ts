import { describe, expect, test } from '@jest/globals';
import { ADVISED, decidePod, podWith } from './cubbi-decision.ts';

const INIT = '/cubbi/cubbi_init.py';
const NAME = 'BaseImageTemplate "goose"';
const CONTAINER = 'spec.containers[0].';
const CAPS = `${CONTAINER}securityContext.capabilities: the init script of ${NAME} needs`;
const BACK =
  'add CHOWN, DAC_OVERRIDE, FOWNER, SETGID, SETUID where you drop ALL, and drop none of them by name';

/** A container with a security context. */
const secure = (securityContext: object) => ({
  securityContext: { ...ADVISED, ...securityContext },
});
const mounts = (...volumeMounts: object[]) => ({ volumeMounts });
const mount = (mountPath: string, more = {}) => ({ name: 'data', mountPath, ...more });

describe('workloads that a Cubbi image cannot start in', () => {
  test.each<{ reason: string; container: object; pod?: Record<string, unknown>; want: string }>([
    {
      reason: 'a command replaces the entrypoint',
      container: { command: ['sleep', 'infinity'] },
      want: `${CONTAINER}command: the command replaces the init script of ${NAME}, so nothing is set up and it runs as root; move it to args, which the init script runs as user cubbi`,
    },
    {
      reason: 'init-status.sh is not the init script',
      container: { command: ['/cubbi/init-status.sh'] },
      want: 'replaces the init script',
    },
    {
      reason: 'a file whose name ends alike is another file',
      container: { command: ['/opt/not_cubbi_init.py'] },
      want: 'replaces the init script',
    },
    {
      reason: '--help is for the init script',
      container: { args: ['goose', '--help'] },
      want: `${CONTAINER}args: the init script of ${NAME} takes "--help" for an option of its own and ends; give the command as one text, [sh, -c, text]`,
    },
    { reason: '-h too', container: { args: ['mysql', '-h', 'db'] }, want: 'takes "-h" for' },
    {
      reason: 'with more behind it',
      container: { args: ['psql', '-hdb'] },
      want: 'takes "-hdb" for',
    },
    {
      reason: 'argparse takes beginnings',
      container: { args: ['x', '--he'] },
      want: 'takes "--he"',
    },
    {
      reason: '--help with a value is an error to it',
      container: { args: ['gcc', '--help=optimizers'] },
      want: 'takes "--help=optimizers" for',
    },
    { reason: 'a beginning of it too', container: { args: ['x', '--h=1'] }, want: 'takes "--h=1"' },
    {
      reason: '--help in a command that starts the init script',
      container: { command: ['python3', INIT, '--help'] },
      want: `${CONTAINER}command: the init script of ${NAME} takes "--help"`,
    },
    {
      reason: '--help in args behind such a command',
      container: { command: [INIT], args: ['goose', '--help'] },
      want: `${CONTAINER}args: the init script of ${NAME} takes "--help"`,
    },
    {
      reason: 'another user in the container',
      container: secure({ runAsUser: 1000 }),
      want: `${CONTAINER}securityContext.runAsUser: the init script of ${NAME} must start as root, it drops root itself; set runAsUser to 0 and runAsNonRoot to false`,
    },
    {
      reason: 'another user in the pod',
      container: {},
      pod: { securityContext: { runAsUser: 1000 } },
      want: 'spec.securityContext.runAsUser: the init script',
    },
    {
      reason: 'a user in the container wins over root in the pod',
      container: secure({ runAsUser: 1000 }),
      pod: { securityContext: { runAsUser: 0 } },
      want: `${CONTAINER}securityContext.runAsUser: `,
    },
    {
      reason: 'not as root, says the container',
      container: secure({ runAsNonRoot: true }),
      want: `${CONTAINER}securityContext.runAsNonRoot: the init script of ${NAME} must start as root, it drops root itself; set runAsNonRoot to false`,
    },
    {
      reason: 'not as root, says the pod',
      container: {},
      pod: { securityContext: { runAsNonRoot: true } },
      want: 'spec.securityContext.runAsNonRoot: the init script',
    },
    {
      reason: 'a read-only root',
      container: secure({ readOnlyRootFilesystem: true }),
      want: `${CONTAINER}securityContext.readOnlyRootFilesystem: the init script of ${NAME} writes to the root file system; set readOnlyRootFilesystem to false`,
    },
    {
      reason: 'no capability at all',
      container: secure({ capabilities: { drop: ['ALL'] } }),
      want: `${CAPS} CHOWN, DAC_OVERRIDE, FOWNER, SETGID, SETUID; ${BACK}`,
    },
    {
      reason: 'one of the five is not added back, and names are written in any way',
      container: secure({
        capabilities: { drop: ['all'], add: ['CAP_CHOWN', 'dac_override', 'FOWNER', 'SETGID'] },
      }),
      want: `${CAPS} SETUID; ${BACK}`,
    },
    {
      reason: 'what is dropped by name is gone, added or not',
      container: secure({ capabilities: { drop: ['FOWNER'], add: ['FOWNER'] } }),
      want: `${CAPS} FOWNER; ${BACK}`,
    },
    {
      reason: 'a volume over the init script',
      container: mounts(mount('/data'), mount('/cubbi')),
      want: `${CONTAINER}volumeMounts[1].mountPath: the init script of ${NAME} fails with a volume at "/cubbi"; mount single files below it, with subPath`,
    },
    {
      reason: 'a volume where the home becomes a link',
      container: mounts(mount('/home/cubbi/')),
      want: `fails with a volume at "/home/cubbi"; mount it at /cubbi-config, where the home is kept`,
    },
    {
      reason: 'a volume over the accounts, however it is written',
      container: mounts(mount('//etc/./x/..')),
      want: 'fails with a volume at "/etc"; mount single files below it, with subPath',
    },
    {
      reason: 'a relative path is one below the root',
      container: mounts(mount('cubbi')),
      want: 'fails with a volume at "/cubbi"',
    },
    { reason: 'a volume over all', container: mounts(mount('/')), want: 'with a volume at "/"' },
    {
      reason: 'a read-only mount at /app',
      container: mounts(mount('/app', { readOnly: true })),
      want: `${CONTAINER}volumeMounts[0]: the init script of ${NAME} must write to "/app", which is read-only; mount a writable volume there, or this one below it`,
    },
    {
      reason: 'a ConfigMap is read-only by itself',
      container: mounts(mount('/cubbi-config')),
      pod: { volumes: [{ name: 'data', configMap: { name: 'settings' } }] },
      want: 'must write to "/cubbi-config", which is read-only',
    },
    {
      reason: 'a claim that the pod uses read-only',
      container: mounts(mount('/app')),
      pod: {
        volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'x', readOnly: true } }],
      },
      want: 'must write to "/app", which is read-only',
    },
    {
      reason: 'a read-only volume where the link to the home is made',
      container: mounts(mount('/home', { readOnly: true })),
      want: 'must write to "/home", which is read-only',
    },
  ])('$reason', ({ container, pod, want }) => {
    const decision = decidePod(podWith(container, pod));
    expect(decision.outcome).toBe('Reject');
    expect(decision.message).toContain(want);
  });

  test.each<{ reason: string; container: object; pod?: Record<string, unknown> }>([
    { reason: 'as advised', container: {} },
    { reason: 'the init script itself', container: { command: [INIT], args: ['goose'] } },
    { reason: 'behind an interpreter', container: { command: ['python3', INIT, 'sh', '-c', 'x'] } },
    { reason: 'behind tini', container: { command: ['tini', '--', INIT] } },
    {
      reason: 'in a text for a shell',
      container: { command: ['sh', '-c', `export A=1; exec ${INIT} "$@"`, '-h'] },
    },
    { reason: 'an empty command is none', container: { command: [] } },
    { reason: '--help in the text of a shell', container: { args: ['sh', '-c', 'goose --help'] } },
    { reason: '--help behind --', container: { args: ['--', 'goose', '--help'] } },
    {
      reason: '--help behind -- of the command',
      container: { command: [INIT, '--'], args: ['-h'] },
    },
    { reason: 'another option', container: { args: ['ls', '-lh', '--human', '--host=h'] } },
    {
      reason: 'root in the container wins over a user in the pod',
      container: secure({ runAsUser: 0, runAsNonRoot: false }),
      pod: { securityContext: { runAsUser: 1000, runAsNonRoot: true } },
    },
    {
      reason: 'the default capabilities of the runtime',
      container: { securityContext: { allowPrivilegeEscalation: false } },
    },
    {
      reason: 'capabilities that init does not need may go',
      container: secure({ capabilities: { drop: ['NET_RAW', 'MKNOD'] } }),
    },
    {
      reason: 'what comes of dropping a name with CAP_ is not certain',
      container: secure({ capabilities: { drop: ['CAP_CHOWN', 'cap_all'] } }),
    },
    {
      reason: 'what comes of adding and dropping ALL is not certain',
      container: secure({ capabilities: { drop: ['ALL'], add: ['ALL'] } }),
    },
    {
      reason: 'volumes where they belong',
      container: mounts(
        mount('/app'),
        mount('/cubbi-config'),
        mount('/app/data', { readOnly: true }),
      ),
    },
    {
      reason: 'the configuration as a single file',
      container: mounts(mount('/cubbi/config.yaml', { subPath: 'config.yaml', readOnly: true })),
      pod: { volumes: [{ name: 'data', secret: { secretName: 'x' } }] },
    },
    {
      reason: 'a read-only volume elsewhere',
      container: mounts(mount('/data', { readOnly: true })),
    },
    {
      reason: 'a path that only begins alike',
      container: mounts(mount('/etcetera'), mount('/cubbi2')),
    },
  ])('$reason: is admitted without a word', ({ container, pod }) => {
    expect(decidePod(podWith(container, pod))).toMatchObject({ outcome: 'Admit', reason: 'Valid' });
  });

  test('a privileged container has every capability', () => {
    const container = { securityContext: { privileged: true, capabilities: { drop: ['ALL'] } } };
    expect(decidePod(podWith(container)).reason).toBe('WorkloadNotAdvised');
  });
});
