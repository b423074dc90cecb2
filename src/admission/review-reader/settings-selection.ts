import { podPlaces } from './pod-places.ts';
import type { PodShape } from './pod-places.ts';
import { selectionOf } from './selection-of.ts';
import type { Shape } from './shape.ts';

const WORDS: Shape = [null];
const HANDLER: Shape = { exec: { command: WORDS } };

const CONTAINER: Shape = {
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

const POD: PodShape = {
  spec: {
    containers: [CONTAINER],
    securityContext: { runAsNonRoot: null, runAsUser: null, fsGroup: null },
    // The kind of a volume is the name of a member, and kinds that nobody knows yet may be read-only.
    volumes: [{ name: null, '*': { readOnly: null } }],
  },
};

/** What an AdmissionReview says of how its pod is run: few contracts have rules for it, and it costs more to read than all the rest. */
export const SETTINGS_SELECTION = selectionOf({ request: { object: podPlaces(POD) } });
