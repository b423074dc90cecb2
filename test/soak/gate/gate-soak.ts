import { ENVIRONMENT } from '../../e2e/support/environment.ts';
import { connectKubeApi } from '../../e2e/support/kube-api.ts';
import { kubectl } from '../../e2e/support/kubectl.ts';
import { must } from '../../e2e/support/must.ts';
import { DISTURBANCES } from './disturbances/disturbances.ts';
import { LEAST_RATE } from './least-rate.ts';
import { makeRequests } from './make-requests.ts';
import { makeTemplates } from './make-templates.ts';
import { readFailOpen } from './read-fail-open.ts';
import { runGateSoak } from './run-gate-soak.ts';
import { soakOptions } from './soak-options.ts';
import { untilAsExpected } from './until-as-expected.ts';

/** Connections of the load; its requests do not wait for one another. */
const CONNECTIONS = 32;

/**
 * `npm run soak -- gate [--minutes N]`: holds a load of dry-run creates on the cluster of KUBECONFIG while the operator and the cluster are
 * disturbed, and counts what became of each request. A table goes to standard error, one JSON line for each phase and one for all to standard
 * output.
 *
 * @returns the exit code: 1 where a request was decided wrongly, or a count does not agree
 */
export async function gateSoak(args: readonly string[]): Promise<number> {
  const { minutes } = soakOptions(args);
  const namespace = `soak-${Date.now().toString(36)}`;
  const api = await connectKubeApi(CONNECTIONS);
  const isLocal = ENVIRONMENT.cluster.length > 0;
  const left = DISTURBANCES.filter((each) => each.isLocal && !isLocal);
  if (left.length > 0)
    console.error(`Left out, for a local cluster: ${left.map(({ name }) => name).join(', ')}`);
  try {
    await makeTemplates(api, namespace);
    const requests = makeRequests(namespace);
    await untilAsExpected(api, requests);
    return await runGateSoak({
      api,
      requests,
      connections: CONNECTIONS,
      disturbances: DISTURBANCES.filter((each) => !left.includes(each)),
      untilMs: performance.now() + minutes * 60_000,
      settledMs: 4_000,
      stepMs: 1_500,
      leastRate: LEAST_RATE,
      readFailOpen,
    });
  } finally {
    api.close();
    await must(kubectl(['delete', 'namespace', namespace, '--wait=false', '--ignore-not-found']));
  }
}
