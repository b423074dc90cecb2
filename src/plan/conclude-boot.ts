import type { Resolution } from '../evidence/image-evidence.ts';
import type { BootProgress } from '../boot/boot-types.ts';
import type { BootPart } from './evaluate-image.ts';
import { evaluateImage, evidenceOf } from './evaluate-image.ts';
import { knownResolution } from './known-resolution.ts';
import type { Observation } from './observation.ts';
import { openQuestion } from './open-question.ts';
import { openProgress } from './open-progress.ts';
import { contractOf } from '../contract/contract-of.ts';
import type { Judgement, Progress } from './progress.ts';
import type { BootTarget } from './stage.ts';
import type { ValidationRecord } from './validation-record.ts';

type Ended = Exclude<BootProgress, { state: 'Waiting' }>;

/**
 * What an attempt that ended comes to: a judgement, or, where the evidence proves nothing either way, an end that is tried again. A failure on
 * registry evidence decides also when the boot itself proved nothing.
 */
export function concludeBoot(
  observation: Observation,
  target: BootTarget,
  begun: ValidationRecord,
  ended: Ended,
): Progress {
  const { template, registry, now } = observation;
  const record = { ...begun, finishedAt: new Date(now).toISOString() };
  const known = knownResolution(template, registry?.inspection.resolution);
  const resolution = ended.state === 'ImageFault' ? ended.resolution : known;
  const evaluation = evaluateImage(observation, resolution, partOf(target, ended));
  const open = openQuestion(observation, evaluation);
  if (open !== undefined) {
    const told = ended.state === 'Fault' ? ended : open;
    const news = { reason: told.reason, message: told.message, platform: target.platform };
    return openProgress(observation, news, record);
  }
  const judgement: Judgement = {
    evaluation,
    digest: digestOf(ended, resolution, target),
    record,
    ...extras(observation, resolution, target, ended),
  };
  return { kind: 'Judged', judgement };
}

function partOf({ platform }: BootTarget, ended: Ended): BootPart {
  switch (ended.state) {
    case 'Done':
      return { platform, boot: { known: true, value: ended.boot }, files: ended.files };
    case 'Fault': {
      const { reason, message } = ended;
      return { platform, boot: { known: false, reason, message } };
    }
    case 'ImageFault':
      return {
        platform,
        boot: { known: false, reason: 'EvidenceUnreadable', message: 'The image was not booted' },
      };
  }
}

/** A boot by reference is bound to what the kubelet pulled. */
function digestOf(ended: Ended, resolution: Resolution, target: BootTarget): string {
  if (resolution.outcome === 'NotFound') return '';
  if (target.digest !== undefined) return target.digest;
  if (ended.state === 'Done') return ended.digest;
  return resolution.outcome === 'Resolved' ? resolution.digest : '';
}

function extras(
  observation: Observation,
  resolution: Resolution,
  target: BootTarget,
  ended: Ended,
): Pick<Judgement, 'boot' | 'runtime' | 'contract'> {
  if (ended.state !== 'Done') return {};
  const { terms } = observation;
  const evidence = evidenceOf(observation, resolution, target.platform, partOf(target, ended));
  return { boot: ended.summary, ...contractOf(terms.type).told(evidence) };
}
