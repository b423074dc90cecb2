import { describe, expect, test } from '@jest/globals';
import { ConfigError } from '../../src/config/config-error.ts';
import { helpText } from '../../src/config/help-text.ts';
import { loadConfig } from '../../src/config/load-config.ts';

const image = '--operator-image=registry.example/operator:1';

function refusal(command: 'controller' | 'webhook', argv: string[], env = {}): string {
  try {
    loadConfig(command, argv, env);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return 'accepted';
}

describe('loadConfig()', () => {
  test('has a default for everything but the image', () => {
    const config = loadConfig('controller', [image], {});
    expect(config).toMatchObject({
      command: 'controller',
      namespace: 'base-image-operator',
      kubeconfig: [],
      flags: {
        'operator-image': 'registry.example/operator:1',
        'max-active-validations': 4,
        'registry-credentials': 'PullSecrets',
        'registry-ca-file': [],
        'cubbi-enabled': false,
        'cubbi-allow-host-users': false,
        'leader-elect': true,
        'health-port': 8080,
        'log-level': 'info',
      },
    });
  });

  test('takes lists by commas and by repetition, without doubles and blanks', () => {
    const argv = [
      image,
      '--insecure-registries',
      'a:5000, b,',
      '--insecure-registries=a:5000,[::1]:5000',
    ];
    expect(loadConfig('controller', argv, {}).flags['insecure-registries']).toEqual([
      'a:5000',
      'b',
      '[::1]:5000',
    ]);
  });

  test.each([
    { reason: 'left out, anything', argv: [], want: undefined },
    { reason: '* is anything', argv: ['--allowed-tolerations=*'], want: undefined },
    { reason: 'empty, nothing', argv: ['--allowed-tolerations='], want: [] },
    {
      reason: 'a list, its parts',
      argv: ['--allowed-tolerations=builds,a.example/pool'],
      want: ['builds', 'a.example/pool'],
    },
  ])('what templates may ask for: $reason', ({ argv, want }) => {
    const { flags } = loadConfig('controller', [image, ...argv], {});
    expect(flags['allowed-tolerations']).toEqual(want);
  });

  test.each([
    '--allowed-tolerations=*,builds',
    '--allowed-node-selectors=pool=x',
    '--allowed-node-selectors=a/b/c',
    '--allowed-runtime-classes=gVisor',
  ])('refuses %s, which could never match', (argument) => {
    expect(refusal('controller', [image, argument])).toMatch(/each part must be a (?:key|name)/);
  });

  test('a flag wins over its variable, a variable over the default', () => {
    const env = { OPERATOR_LOG_LEVEL: 'debug', OPERATOR_MAX_MODE: 'Audit' };
    const { flags } = loadConfig('webhook', ['--log-level', 'warn'], env);
    expect([flags['log-level'], flags['max-mode']]).toEqual(['warn', 'Audit']);
  });

  test('switches Cubbi on by flag or variable, and its hosts apart from it', () => {
    const { flags } = loadConfig('controller', ['--cubbi-enabled=true'], {
      OPERATOR_CUBBI_ALLOW_HOST_USERS: 'true',
    });
    expect([flags['cubbi-enabled'], flags['cubbi-allow-host-users']]).toEqual([true, true]);
  });

  test('reads pod and kubeconfig from the environment', () => {
    const env = { POD_NAMESPACE: 'platform', POD_NAME: 'controller-x', KUBECONFIG: '/a::/b' };
    expect(loadConfig('webhook', [], env)).toMatchObject({
      namespace: 'platform',
      identity: 'controller-x',
      kubeconfig: ['/a', '/b'],
    });
  });

  test.each(['webhook', 'metrics'])(
    'refuses %s authentication that nobody could pass',
    (endpoint) => {
      const on = `--${endpoint}-authentication=true`;
      expect(refusal('webhook', [on])).toContain(`--${endpoint}-subjects is empty`);
      const subject = `--${endpoint}-subjects=system:serviceaccount:kube-system:caller`;
      expect(refusal('webhook', [on, subject])).toBe('accepted');
      expect(refusal('webhook', [`--${endpoint}-subjects=a b`])).toContain('the name of a user');
    },
  );

  test('cannot be changed', () => {
    const config = loadConfig('controller', [image, '--unwaivable-checks=VA-032'], {});
    const frozen = [config, config.flags, config.flags['unwaivable-checks'], config.kubeconfig];
    expect(frozen.map((each) => Object.isFrozen(each))).toEqual([true, true, true, true]);
  });

  test.each([
    {
      reason: 'a number must be one',
      argv: [image, '--max-active-validations=many'],
      want: '--max-active-validations is "many"; use a whole number from 1 to 1000',
    },
    {
      reason: 'a number must be in range',
      argv: [image, '--health-port=70000'],
      want: '--health-port is "70000"; use a whole number from 0 to 65535',
    },
    {
      reason: 'a choice names its values',
      argv: [image, '--registry-credentials=yes'],
      want: '--registry-credentials is "yes"; use one of PullSecrets, Anonymous, Off',
    },
    {
      reason: 'a boolean is true or false',
      argv: [image, '--leader-elect=1'],
      want: '--leader-elect is "1"; use one of true, false',
    },
    {
      reason: 'Cubbi is on or off',
      argv: [image, '--cubbi-enabled=yes'],
      want: '--cubbi-enabled is "yes"; use one of true, false',
    },
    {
      reason: 'a host is no URL',
      argv: [image, '--insecure-registries=http://x'],
      want: '--insecure-registries is "http://x"; each part must be a host with an optional port, without scheme and path',
    },
    {
      reason: 'a file is absolute',
      argv: [image, '--registry-ca-file=ca.crt'],
      want: '--registry-ca-file is "ca.crt"; each part must be an absolute path',
    },
    {
      reason: 'a flag of the other command is unknown here',
      argv: [image, '--max-mode=Warn'],
      want: `Unknown option '--max-mode'; run "base-image-operator controller --help" for the flags of this command`,
    },
    {
      reason: 'an argument without a flag is unknown',
      argv: [image, 'fast'],
      want: expect.stringContaining('run "base-image-operator controller --help"'),
    },
  ])('$reason', ({ argv, want }) => {
    expect(refusal('controller', argv)).toEqual(want);
  });

  test('blames the variable where the value came from it', () => {
    expect(refusal('webhook', [], { OPERATOR_LOG_LEVEL: 'loud' })).toBe(
      'OPERATOR_LOG_LEVEL is "loud"; use one of debug, info, warn, error',
    );
  });

  test('refuses a namespace that cannot exist', () => {
    expect(refusal('webhook', [], { POD_NAMESPACE: 'A b' })).toMatch(/^POD_NAMESPACE is "A b"; /);
  });
});

describe('helpText()', () => {
  test('lists the flags of one command with their defaults', () => {
    const text = helpText('webhook');
    expect([
      text.includes('--max-mode Enforce|Warn|Audit\n'),
      text.includes('Default: 9443.'),
      text.includes('--operator-image'),
    ]).toEqual([true, true, false]);
  });

  test('lists the commands', () => {
    expect(helpText()).toMatch(/controller[^]*webhook[^]*probe[^]*version/);
  });
});
