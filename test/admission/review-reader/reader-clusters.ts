import { statusOf, templateObject } from '../../gate/template-object.ts';
import { fakeCluster } from '../fake-cluster.ts';
import type { FakeCluster } from '../fake-cluster.ts';
import { poolObject, sandboxTemplateObject } from '../sandbox-objects.ts';

/** Clusters whose decisions depend on much of a workload: slot node-24 is Invalid in one, and in the other a Valid Cubbi template. */
export function readerClusters(): FakeCluster[] {
  const invalid = templateObject({ status: statusOf('False') });
  const valid = templateObject({ status: statusOf('True') });
  const contract = { ...valid.spec.contract, type: 'Cubbi' as const };
  const cubbi = { ...valid, spec: { ...valid.spec, contract } };
  return [invalid, cubbi].map((template) => {
    const cluster = fakeCluster();
    cluster.cache(template);
    cluster.cache(poolObject('pool', 'node'));
    cluster.cache(sandboxTemplateObject('node'));
    return cluster;
  });
}
