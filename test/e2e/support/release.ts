import { ENVIRONMENT } from './environment.ts';
import { must } from './must.ts';
import { run } from './run.ts';

const NAME = ['base-image-operator', '--namespace', ENVIRONMENT.operatorNamespace];
const WAIT = ['--wait', '--timeout', '150s'];

/** The installed release of the operator. */
export const RELEASE = {
  /**
   * Upgrades it by server-side apply, Helm 4's default, with more values, which are merged over its own. Fields that the controller wrote are
   * taken from it where the chart has them now.
   */
  upgrade: (values: object) =>
    run(
      'helm',
      [
        ...['upgrade', 'base-image-operator', 'charts/base-image-operator'],
        ...['--namespace', ENVIRONMENT.operatorNamespace, '--reuse-values', '-f', '-'],
        ...['--server-side=true', '--force-conflicts', ...WAIT],
      ],
      { input: JSON.stringify(values), timeoutMs: 180_000 },
    ),

  /** Revision that is installed. */
  async revision(): Promise<number> {
    const text = await must(run('helm', ['status', ...NAME, '-o', 'json']));
    return (JSON.parse(text) as { version: number }).version;
  },

  rollback: (revision: number) =>
    run('helm', ['rollback', ...NAME, String(revision), ...WAIT], { timeoutMs: 180_000 }),
} as const;
