const HANDLERS = [
  'startupProbe.exec',
  'livenessProbe.exec',
  'readinessProbe.exec',
  'lifecycle.postStart.exec',
  'lifecycle.preStop.exec',
];
const CONTAINER = [
  'name',
  'image',
  'command.[]',
  'args.[]',
  'workingDir',
  'securityContext.runAsNonRoot',
  'securityContext.runAsUser',
  'securityContext.privileged',
  'securityContext.allowPrivilegeEscalation',
  'securityContext.readOnlyRootFilesystem',
  'securityContext.capabilities.add.[]',
  'securityContext.capabilities.drop.[]',
  'volumeMounts.[].name',
  'volumeMounts.[].mountPath',
  'volumeMounts.[].readOnly',
  ...HANDLERS.map((handler) => `${handler}.command.[]`),
];
const METADATA = [
  'metadata.labels.vibed%dev/template',
  'metadata.annotations.vibed%dev/template-container',
  'metadata.deletionTimestamp',
];
const POD = [
  ...METADATA,
  ...CONTAINER.map((path) => `spec.containers.[].${path}`),
  'spec.securityContext.runAsNonRoot',
  'spec.securityContext.runAsUser',
  'spec.securityContext.fsGroup',
  'spec.volumes.[].name',
  'spec.volumes.[].*.readOnly',
];
const OBJECT = [
  ...POD,
  ...['spec.template', 'spec.podTemplate', 'spec.jobTemplate.spec.template'].flatMap((place) =>
    POD.map((path) => `${place}.${path}`),
  ),
  'spec.warmpool',
  'spec.warmPoolRef.name',
  'spec.sandboxTemplateRef.name',
];
const REQUEST = [
  'uid',
  'kind.group',
  'kind.version',
  'kind.kind',
  'subResource',
  'operation',
  'namespace',
  'name',
  'dryRun',
  ...['object', 'oldObject'].flatMap((object) => OBJECT.map((path) => `${object}.${path}`)),
];

/**
 * Every path that a decision about an AdmissionReview reads, written down a second time, other than in `src`: `[]` is each item, `*` each member that
 * is not named.
 */
export const DECISION_PATHS: readonly (readonly string[])[] = [
  'apiVersion',
  'kind',
  ...REQUEST.map((path) => `request.${path}`),
].map((path) => path.split('.').map((part) => part.replace('%', '.')));
