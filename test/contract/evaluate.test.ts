import { describe, expect, test } from '@jest/globals';
import { evaluate } from '../../src/contract/evaluate.ts';
import { VIBED_AGENT_CHECKS } from '../../src/contract/vibed-agent-checks.ts';
import { UNREAD, boot, config, evidence, files, probe, terms } from './good-evidence.ts';

function offers(...platforms: string[]) {
  const digest = `sha256:${'2'.repeat(64)}`;
  return {
    outcome: 'Resolved' as const,
    digest,
    platforms: platforms.map((platform) => ({ platform, digest })),
  };
}

function ids(needs: string): string[] {
  return VIBED_AGENT_CHECKS.filter((check) => check.needs === needs).map(({ id }) => id);
}

describe('evaluate', () => {
  test('users fix an image in one pass: every fault is found, in the order of the contract', () => {
    const bad = evidence({
      config: config({ user: 'root', labels: {} }),
      boot: boot({ platformProbes: [probe({ output: 'v18.0.0' })] }),
    });
    const { findings, passed } = evaluate(terms(), [bad]);
    expect(findings.map(({ check, reason }) => `${check} ${reason}`)).toEqual([
      'VA-010 LabelMissing',
      'VA-011 LabelMissing',
      'VA-014 RunsAsRoot',
      'VA-042 RuntimeMismatch',
    ]);
    expect(passed).toBe(VIBED_AGENT_CHECKS.length - 4);
  });

  test('a finding is complete, with the fix of its check where it has none of its own', () => {
    const { findings } = evaluate(terms(), [evidence({ config: config({ user: '' }) })]);
    expect(findings).toEqual([
      {
        check: 'VA-014',
        severity: 'Error',
        outcome: 'Failed',
        reason: 'RunsAsRoot',
        message: 'The image sets no USER and so runs as root',
        fix: 'set USER 1000 in the image',
      },
    ]);
  });

  test('an image that does not exist has one finding', () => {
    const gone = evidence({
      resolution: { outcome: 'NotFound', message: 'example.com has no image a/b:1; push it' },
      config: UNREAD,
      files: UNREAD,
      boot: UNREAD,
    });
    expect(evaluate(terms(), [gone])).toEqual({
      findings: [
        {
          check: 'VA-001',
          severity: 'Error',
          outcome: 'Failed',
          reason: 'ImageNotFound',
          message: 'example.com has no image a/b:1',
          fix: 'push the image, or correct spec.image',
        },
      ],
      passed: 0,
    });
  });

  test('a platform that is missing does not stop the others', () => {
    const resolution = offers('linux/amd64');
    const { findings, passed } = evaluate(terms(), [
      evidence({ resolution }),
      evidence({
        resolution,
        platform: 'linux/arm64',
        config: UNREAD,
        files: UNREAD,
        boot: UNREAD,
      }),
    ]);
    expect(findings).toMatchObject([{ check: 'VA-003', platform: 'linux/arm64' }]);
    expect(passed).toBe(VIBED_AGENT_CHECKS.length - 1);
  });

  test('what all platforms say alike is told once, and else with the platform', () => {
    const resolution = offers('linux/amd64', 'linux/arm64');
    const arm = { state: 'Present', kind: 'File', mode: 0o755 } as const;
    const { findings } = evaluate(terms(), [
      evidence({ resolution, config: config({ user: '0' }) }),
      evidence({
        resolution,
        platform: 'linux/arm64',
        config: config({ user: '0' }),
        files: files({
          '/usr/local/bin/vibed-agent': { ...arm, elf: { architecture: 'arm64', static: false } },
        }),
      }),
    ]);
    expect(findings.map(({ check, platform }) => [check, platform])).toEqual([
      ['VA-014', undefined],
      ['VA-021', 'linux/arm64'],
    ]);
  });

  test('what could not be read is Unknown, each check by itself', () => {
    const { findings } = evaluate(terms(), [evidence({ config: UNREAD, files: UNREAD })]);
    expect(findings.map(({ check }) => check)).toEqual([...ids('Config'), ...ids('Files')]);
    expect(new Set(findings.map(({ outcome }) => outcome))).toEqual(new Set(['Unknown']));
  });

  test('without a boot the checks of the boot do not apply', () => {
    const { findings, passed } = evaluate(terms({ boot: false }), [evidence({ boot: UNREAD })]);
    expect(findings).toEqual([]);
    expect(passed).toBe(VIBED_AGENT_CHECKS.length - ids('Boot').length);
  });

  test('the bounds of the status hold, however many platforms there are', () => {
    const many = Array.from({ length: 40 }, (_, index) =>
      evidence({
        platform: `linux/a${index}`,
        resolution: offers(`linux/a${index}`),
        boot: { known: false, reason: 'Validating', message: `${index}${'x'.repeat(999)}` },
      }),
    );
    const { findings } = evaluate(terms(), many);
    expect(findings).toHaveLength(128);
    expect(Math.max(...findings.map(({ message }) => message.length))).toBeLessThanOrEqual(512);
  });
});
