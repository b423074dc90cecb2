import { LABELS } from '../../api/labels.ts';
import { compileSelection } from './compile-selection.ts';
import type { Shape } from './compile-selection.ts';

const WORDS: Shape = [null];
const HANDLER: Shape = { exec: { command: WORDS } };

const CONTAINER: Shape = {
  name: null,
  image: null,
  command: WORDS,
  args: WORDS,
  workingDir: null,
  securityContext: {
    runAsNonRoot: null,
    runAsUser: null,
    privileged: null,
    allowPrivilegeEscalation: null,
    readOnlyRootFilesystem: null,
    capabilities: { add: WORDS, drop: WORDS },
  },
  volumeMounts: [{ name: null, mountPath: null, readOnly: null }],
  startupProbe: HANDLER,
  livenessProbe: HANDLER,
  readinessProbe: HANDLER,
  lifecycle: { postStart: HANDLER, preStop: HANDLER },
};

const POD_SPEC = {
  containers: [CONTAINER],
  securityContext: { runAsNonRoot: null, runAsUser: null, fsGroup: null },
  // The kind of a volume is the name of a member, and kinds that nobody knows yet may be read-only.
  volumes: [{ name: null, '*': { readOnly: null } }],
} satisfies Shape;

const METADATA: Shape = {
  labels: { [LABELS.template]: null },
  annotations: { [LABELS.templateContainer]: null },
  deletionTimestamp: null,
};

const POD: Shape = { metadata: METADATA, spec: POD_SPEC };

/** One for all kinds: nothing says that the kind of an object stands before the object. */
const OBJECT: Shape = {
  metadata: METADATA,
  spec: {
    ...POD_SPEC,
    template: POD,
    podTemplate: POD,
    jobTemplate: { spec: { template: POD } },
    warmpool: null,
    warmPoolRef: { name: null },
    sandboxTemplateRef: { name: null },
  },
};

/** All that a decision about an AdmissionReview reads of it, by `readReview` and in `src/gate`. What is not here does not exist for them. */
export const REVIEW_SELECTION = compileSelection({
  apiVersion: null,
  kind: null,
  request: {
    uid: null,
    kind: { group: null, version: null, kind: null },
    subResource: null,
    operation: null,
    namespace: null,
    name: null,
    dryRun: null,
    object: OBJECT,
    oldObject: OBJECT,
  },
});
