import type { Check } from './check.ts';
import { imageExists } from './vibed-agent/va-001-image-exists.ts';
import { imagePullable } from './vibed-agent/va-002-image-pullable.ts';
import { platformPresent } from './vibed-agent/va-003-platform-present.ts';

/** The VibedAgent contract. */
export const VIBED_AGENT_CHECKS: readonly Check[] = [
  imageExists, // nothing else can be said of an image that is not there
  imagePullable, // without rights nobody can look
  platformPresent, // no manifest, no configuration, no boot
];
