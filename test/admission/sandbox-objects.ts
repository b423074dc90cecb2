import { IMAGE } from '../gate/template-object.ts';

const metadata = (name: string) => ({ namespace: 'apps', name });

/** A pod, or a pod template, of slot node-24. */
export function podObject(
  image = IMAGE,
  labels: Record<string, string> = { 'vibed.dev/template': 'node-24' },
) {
  return {
    metadata: { ...metadata('app'), labels },
    spec: { containers: [{ name: 'main', image, command: ['sleep', 'infinity'] }] },
  };
}

export function poolObject(name: string, template: string) {
  return {
    kind: 'SandboxWarmPool',
    metadata: metadata(name),
    spec: { replicas: 1, sandboxTemplateRef: { name: template } },
  };
}

export function sandboxTemplateObject(
  name: string,
  image = IMAGE,
  labels?: Record<string, string>,
) {
  return {
    kind: 'SandboxTemplate',
    metadata: metadata(name),
    spec: { podTemplate: podObject(image, labels) },
  };
}

/** A VibedApp of vibeD. */
export function appObject(template: string, lane = 'general') {
  return {
    metadata: metadata('app'),
    spec: {
      owner: 'ann',
      source: { gitRef: 'https://git.example/app' },
      runtime: { lane, template },
    },
  };
}

export function claimObject(pool: string, annotations: Record<string, string> = {}) {
  return { metadata: { ...metadata('app'), annotations }, spec: { warmPoolRef: { name: pool } } };
}
