import { apiServerRestart } from './api-server-restart.ts';
import type { Disturbance } from './disturbance.ts';
import { killedPods } from './killed-pods.ts';
import { leaderChange } from './leader-change.ts';
import { noPods } from './no-pods.ts';
import { renewedCertificate } from './renewed-certificate.ts';
import { rollingRestart } from './rolling-restart.ts';

/** In their order. The last one leaves new pods, which start without delay when they are killed in the next round. */
export const DISTURBANCES: readonly Disturbance[] = [
  rollingRestart,
  leaderChange,
  renewedCertificate.serving,
  renewedCertificate.authority,
  apiServerRestart,
  killedPods,
  noPods,
];
