import type { TemplateChanges } from '../gate/template-object.ts';
import { IMAGE, statusOf, templateObject } from '../gate/template-object.ts';
import { fakeCluster } from './fake-cluster.ts';
import type { FakeCluster } from './fake-cluster.ts';
import { poolObject, sandboxTemplateObject } from './sandbox-objects.ts';

/** The image of slot go-123. */
export const OTHER_IMAGE = 'registry.example/go:1';

/** Slot node-24 as the row says, go-123 Valid, and pools and SandboxTemplates that lead to each. */
export function agentSandboxCluster(node: TemplateChanges | undefined): FakeCluster {
  const made = fakeCluster();
  if (node !== undefined) made.cache(templateObject(node));
  made.cache(
    templateObject({ name: 'go-123', image: OTHER_IMAGE, status: statusFor(OTHER_IMAGE) }),
  );
  made.cache(sandboxTemplateObject('node'));
  made.cache(sandboxTemplateObject('go', OTHER_IMAGE, { 'vibed.dev/template': 'go-123' }));
  made.cache(poolObject('pool', 'node'));
  made.cache(poolObject('go', 'go'));
  return made;
}

/** Valid, of another image. */
function statusFor(image: string) {
  const text = JSON.stringify(statusOf('True')).replaceAll(IMAGE, image);
  return JSON.parse(text) as ReturnType<typeof statusOf>;
}
