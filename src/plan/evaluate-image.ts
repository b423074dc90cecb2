import type { Finding } from '../api/base-image-template.ts';
import { boundFindings } from '../contract/bound-findings.ts';
import { contractOf } from '../contract/contract-of.ts';
import { evaluate } from '../contract/evaluate.ts';
import type { Evaluation } from '../contract/evaluate.ts';
import { samePlatform } from '../contract/same-platform.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { ImageConfig, Resolution } from '../evidence/image-evidence.ts';
import type { Known } from '../evidence/known.ts';
import type { Observation } from './observation.ts';

/** What the boot adds to the registry's word. */
export interface BootPart {
  /** The platform that was, or is to be, booted. */
  readonly platform: string;
  /** As the contract reads it. */
  readonly boot: Known<unknown>;
  /** Facts about files that the pod found. */
  readonly files?: Known<unknown>;
}

/** Runs the contract over all platforms: the booted one in full, the others without the checks of the boot. */
export function evaluateImage(
  observation: Observation,
  resolution: Resolution,
  part: BootPart,
): Evaluation {
  const { terms, platforms } = observation;
  const gather = (platform: string) => evidenceOf(observation, resolution, platform, part);
  const booted = evaluate(terms, [gather(part.platform)]);
  const others = platforms.filter((platform) => platform !== part.platform);
  if (others.length === 0) return booted;
  return merged(booted, evaluate({ ...terms, boot: false }, others.map(gather)), terms.type);
}

/** All that is known of the image on one platform. */
export function evidenceOf(
  { registry }: Observation,
  resolution: Resolution,
  platform: string,
  part: BootPart,
): Evidence<unknown, unknown> {
  const answer = registry?.inspection.resolution;
  const unread = unreadBecause(answer, part);
  const config: Known<ImageConfig> = find(registry?.inspection.configs, platform) ?? unread;
  const files: Known<unknown> = find(registry?.files, platform) ?? unread;
  const fromPod = platform === part.platform ? part.files : undefined;
  return {
    platform,
    resolution,
    config,
    files: fromPod?.known === true || registry?.files === undefined ? (fromPod ?? files) : files,
    boot: part.boot,
  };
}

/** Why nobody has read what the registry could tell: it cannot be asked, or the pod that reads it is still to come. */
function unreadBecause(answer: Resolution | undefined, { boot }: BootPart): Known<never> {
  if (answer?.outcome === 'Unknown')
    return { known: false, reason: answer.reason, message: answer.message };
  if (!boot.known) return boot;
  return { known: false, reason: 'Pending', message: 'It has not been read yet' };
}

function find<T>(by: Readonly<Record<string, T>> | undefined, platform: string): T | undefined {
  return Object.entries(by ?? {}).find(([name]) => samePlatform(name, platform))?.[1];
}

function merged(
  booted: Evaluation,
  rest: Evaluation,
  type: Observation['terms']['type'],
): Evaluation {
  const open = new Set(booted.findings.map(({ check }) => check));
  const worse = new Set(rest.findings.map(({ check }) => check).filter((id) => !open.has(id)));
  // The order of the contract decides the reason; the sort is stable.
  const place = new Map(contractOf(type).checks.map(({ id }, index) => [id, index]));
  const placeOf = ({ check }: Finding) => place.get(check) ?? Infinity;
  const findings = [...booted.findings, ...rest.findings].sort((a, b) => placeOf(a) - placeOf(b));
  return { findings: boundFindings(findings), passed: Math.max(0, booted.passed - worse.size) };
}
