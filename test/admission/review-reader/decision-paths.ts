const HANDLERS = [
  'startupProbe.exec',
  'livenessProbe.exec',
  'readinessProbe.exec',
  'lifecycle.postStart.exec',
  'lifecycle.preStop.exec',
];
const CONTAINER_SETTINGS = [
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
const POD = [...METADATA, 'spec.containers.[].name', 'spec.containers.[].image'];
const POD_SETTINGS = [
  ...CONTAINER_SETTINGS.map((path) => `spec.containers.[].${path}`),
  'spec.securityContext.runAsNonRoot',
  'spec.securityContext.runAsUser',
  'spec.securityContext.fsGroup',
  'spec.volumes.[].name',
  'spec.volumes.[].*.readOnly',
];
const OBJECT = [
  ...everywhere(POD),
  'spec.warmpool',
  'spec.warmPoolRef.name',
  'spec.sandboxTemplateRef.name',
  'spec.runtime.lane',
  'spec.runtime.template',
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
 * Every path that a decision about an AdmissionReview reads, but for how pods are run, written down a second time, other than in `src`: `[]` is each
 * item, `*` each member that is not named.
 */
export const DECISION_PATHS = split([
  'apiVersion',
  'kind',
  ...REQUEST.map((path) => `request.${path}`),
]);

/** Every path that says how pods are run and that a rule for workloads reads. */
export const SETTINGS_PATHS = split(
  everywhere(POD_SETTINGS).map((path) => `request.object.${path}`),
);

/** Paths of a pod, wherever in an object it may be. */
function everywhere(paths: readonly string[]): string[] {
  const places = ['', 'spec.template.', 'spec.podTemplate.', 'spec.jobTemplate.spec.template.'];
  return places.flatMap((place) => paths.map((path) => `${place}${path}`));
}

function split(paths: readonly string[]): readonly (readonly string[])[] {
  return paths.map((path) => path.split('.').map((part) => part.replace('%', '.')));
}
