import type { Container, FieldSet } from './pod-review.ts';

const FIELDS = ['args', 'image', 'imagePullPolicy', 'name', 'ports', 'readinessProbe', 'resources'];

/** A container that a pod may have beside its own, and what is noted of it in `managedFields`. */
export interface Sidecar {
  readonly container: Container;
  readonly key: string;
  readonly fields: FieldSet;
}

/** The sidecar of a number: ports, probe, resources, mounts, all defaults filled in; its variables come later. */
export function sidecar(index: number): Sidecar {
  const name = `sidecar-${index}`;
  const port = 9000 + index;
  const container = {
    name,
    image: `registry.example/tools/${name}:2.${index}`,
    args: [`--listen=:${port}`, '--log-format=json', '--upstream=http://127.0.0.1:8080'],
    ports: [{ name: `metrics-${index}`, containerPort: port, protocol: 'TCP' }],
    env: [],
    resources: { limits: { memory: '64Mi' }, requests: { cpu: '10m', memory: '32Mi' } },
    volumeMounts: [
      {
        name: 'kube-api-access-x7k2p',
        readOnly: true,
        mountPath: '/var/run/secrets/kubernetes.io/serviceaccount',
      },
    ],
    readinessProbe: {
      httpGet: { path: '/ready', port, scheme: 'HTTP' },
      timeoutSeconds: 1,
      periodSeconds: 10,
      successThreshold: 1,
      failureThreshold: 3,
    },
    terminationMessagePath: '/dev/termination-log',
    terminationMessagePolicy: 'File',
    imagePullPolicy: 'IfNotPresent',
    securityContext: { capabilities: { drop: ['ALL'] }, allowPrivilegeEscalation: false },
  };
  const known = Object.fromEntries(FIELDS.map((field) => [`f:${field}`, {}]));
  return { container, key: `k:{"name":"${name}"}`, fields: { '.': {}, ...known } };
}
