import type { ImageConfig } from '../evidence/image-evidence.ts';
import type { Breakage } from './broken.ts';
import { parseJson } from './parse-json.ts';

/** The parts of a configuration that are read, or why they cannot be. */
export type ParsedConfig =
  | {
      readonly kind: 'Config';
      /** `os/architecture[/variant]`. */
      readonly platform: string;
      readonly config: ImageConfig;
    }
  | { readonly kind: 'Unusable'; readonly breakage: Breakage };

const MAX_ITEMS = 4096;
const MAX_LENGTH = 64 * 1024;
const MAX_TOTAL = 1024 * 1024;
const MOST_HISTORY = 256;
const LONGEST_HISTORY = 1024;
const WORD = /^[A-Za-z0-9_.-]{1,32}$/;

class BoundError extends Error {}
class ShapeError extends Error {}

/**
 * Reads an OCI or Docker image configuration (OCI image spec, "Image Configuration"). What is absent or null is empty. A list with more
 * than 4096 items, a value above 64 KiB or values above 1 MiB in all make it unusable: cutting could hide a label and blame the image for
 * its absence. Never throws.
 */
export function parseImageConfig(text: string): ParsedConfig {
  const document = parseJson(text);
  if (document === undefined) return { kind: 'Unusable', breakage: 'NotJson' };
  try {
    const root = record(document);
    const config = record(root['config']);
    const architecture = word(root['architecture']);
    const os = word(root['os']);
    const variant =
      root['variant'] === undefined || root['variant'] === '' ? '' : word(root['variant']);
    const read: ImageConfig = {
      architecture,
      os,
      user: string(config['User'] ?? ''),
      workingDir: string(config['WorkingDir'] ?? ''),
      env: environment(strings(config['Env'])),
      entrypoint: strings(config['Entrypoint']),
      cmd: strings(config['Cmd']),
      exposedPorts: bounded(Object.keys(record(config['ExposedPorts']))).map(string),
      volumes: bounded(Object.keys(record(config['Volumes']))).map(string),
      history: history(root['history']),
      labels: Object.fromEntries(
        bounded(Object.entries(record(config['Labels']))).map(([name, value]) => [
          string(name),
          string(value),
        ]),
      ),
    };
    if (JSON.stringify(read).length > MAX_TOTAL) throw new BoundError();
    const platform = [os, architecture, ...(variant === '' ? [] : [variant])].join('/');
    return { kind: 'Config', platform, config: read };
  } catch (error) {
    if (error instanceof BoundError) return { kind: 'Unusable', breakage: 'ConfigBounds' };
    return { kind: 'Unusable', breakage: 'BadConfig' };
  }
}

function record(value: unknown): Record<string, unknown> {
  if (value === undefined || value === null) return {};
  if (typeof value !== 'object' || Array.isArray(value)) throw new ShapeError();
  return value as Record<string, unknown>;
}

function bounded<T>(items: T[]): T[] {
  if (items.length > MAX_ITEMS) throw new BoundError();
  return items;
}

function string(value: unknown): string {
  if (typeof value !== 'string') throw new ShapeError();
  if (value.length > MAX_LENGTH) throw new BoundError();
  return value;
}

function word(value: unknown): string {
  if (typeof value !== 'string' || !WORD.test(value)) throw new ShapeError();
  return value;
}

/** A string alone is a list of one, as old builders wrote it. */
function strings(value: unknown): string[] {
  if (value === undefined || value === null) return [];
  if (typeof value === 'string') return [string(value)];
  if (!Array.isArray(value)) throw new ShapeError();
  return bounded(value as unknown[]).map(string);
}

/** For a check that tells what is in there: what is out of shape or beyond the bound is left out, and makes nothing of the rest unreadable. */
function history(value: unknown): string[] {
  if (!Array.isArray(value)) return [];
  return (value as unknown[]).slice(0, MOST_HISTORY).flatMap((entry) => {
    const created = (entry as { created_by?: unknown } | null)?.created_by;
    return typeof created === 'string' ? [created.slice(0, LONGEST_HISTORY)] : [];
  });
}

function environment(entries: readonly string[]): Record<string, string> {
  const pairs = entries.map((entry): [string, string] => {
    const equals = entry.indexOf('=');
    return equals === -1 ? [entry, ''] : [entry.slice(0, equals), entry.slice(equals + 1)];
  });
  return Object.fromEntries(pairs);
}
