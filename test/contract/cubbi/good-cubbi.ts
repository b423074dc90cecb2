import { BOOT_VALUES } from '../../../src/contract/cubbi/boot/boot-values.ts';
import type { BootReport, CubbiBoot, Place } from '../../../src/contract/cubbi/boot/cubbi-boot.ts';
import type { CubbiEvidence } from '../../../src/contract/cubbi/cubbi-check.ts';
import type { CubbiTerms } from '../../../src/contract/cubbi/cubbi-terms.ts';
import type { Revision } from '../../../src/contract/cubbi/init/init-facts.ts';
import type { ImageConfig } from '../../../src/evidence/image-evidence.ts';
import type { Known } from '../../../src/evidence/known.ts';
import { known } from '../good-evidence.ts';
import { goodFiles } from './good-files.ts';

/** The persistent source of the good metadata, and where it leads. */
export const SOURCE = '/home/cubbi/.config/goose';
export const TARGET = '/cubbi-config/goose';

/** The terms of slot goose, pragmatic, of the revision that the image's init script is. */
export function cubbiTerms(changes: Partial<CubbiTerms> = {}): CubbiTerms {
  return {
    type: 'Cubbi',
    version: '1',
    grade: 'Pragmatic',
    slot: 'goose',
    image: 'example.com/cubbi/goose:1.0.0',
    environment: [],
    toolCheck: ['goose', '--version'],
    boot: true,
    hash: 'a'.repeat(64),
    ...changes,
  };
}

/** The configuration of an image that keeps the contract, with changes. */
export function goodConfig(changes: Partial<ImageConfig> = {}): Known<ImageConfig> {
  return known({
    architecture: 'amd64',
    os: 'linux',
    user: '',
    workingDir: '/app',
    env: {
      PATH: '/usr/local/bin:/usr/local/sbin:/usr/bin:/usr/sbin:/bin:/sbin',
      // A fingerprint that every official Python image has.
      GPG_KEY: '7169605F62C751356D054A26A821E680E5FA6305',
    },
    // Not the script by itself: uv, its interpreter, would stay as a process of root.
    entrypoint: ['python3', '/cubbi/cubbi_init.py'],
    cmd: ['tail', '-f', '/dev/null'],
    exposedPorts: ['8000/tcp'],
    volumes: [],
    history: [
      '/bin/sh -c #(nop) ADD file:0123456789abcdef in / ',
      'ENV GPG_KEY=7169605F62C751356D054A26A821E680E5FA6305',
      'RUN /bin/sh -c apt-get update && apt-get install -y gosu # buildkit',
      'COPY cubbi_init.py /cubbi/cubbi_init.py # buildkit',
    ],
    labels: {
      'org.opencontainers.image.base.name': 'example.com/python:3.12-slim',
      'org.opencontainers.image.base.digest': `sha256:${'3'.repeat(64)}`,
    },
    ...changes,
  });
}

/** What the probe sees in the first boot of an image that keeps the contract, with changes. */
export function goodReport(
  revision: Revision,
  changes: Partial<BootReport> = {},
): Known<BootReport> {
  const { uid, gid } = channel(revision);
  const configuration = '/home/cubbi/.config/goose/config.yaml';
  return known({
    uid,
    gid,
    user: 'cubbi',
    home: '/home/cubbi',
    args: BOOT_VALUES.args,
    status: 'INIT_COMPLETE=true',
    initLog: {
      bytes: 2048,
      initializing: true,
      plugin: 'Ran',
      switching: true,
      canaryLines: [],
    },
    places: goodPlaces(revision),
    links: goodLinks(revision),
    processes: [
      {
        pid: 1,
        name: 'sh',
        ruid: uid,
        euid: uid,
        suid: uid,
        capEff: '0000000000000000',
        capPrm: '0000000000000000',
      },
    ],
    listening: ['0.0.0.0:8000'],
    foreign: [],
    canaryFiles: [{ path: configuration, mode: 0o600 }],
    ssh: [],
    mentions: { model: [configuration], mcpFirst: [configuration], mcpSecond: [configuration] },
    tool: { exitCode: 0, line: 'goose 1.0.0' },
    ...changes,
  });
}

/** The boots of an image that keeps the contract, with changes. */
export function goodBoot(revision: Revision, changes: Partial<CubbiBoot> = {}): Known<CubbiBoot> {
  const { uid, gid, exitCode } = channel(revision);
  const done = ended(0);
  const links = goodLinks(revision).filter(({ resolves }) => resolves);
  const kept = ['/home/cubbi', ...links.map(({ source }) => source)];
  return known({
    candidate: done,
    probed: known(true),
    report: goodReport(revision),
    log: known({ canaryLines: [] }),
    second: ended(exitCode),
    secondReport: known({ uid, gid, channel: revision, kept, lost: [] }),
    defaults: done,
    defaultsReport: known({ uid: BOOT_VALUES.defaults.uid, gid: BOOT_VALUES.defaults.gid }),
    help: done,
    helpReport: known({ usage: true }),
    malformed: ended(1),
    malformedReport: known({ leaks: false }),
    limits: { memory: '512Mi', timeoutSeconds: 120 },
    ...changes,
  });
}

/** A container that ended by itself. */
export function ended(exitCode: number, message = ''): CubbiBoot['candidate'] {
  const reason = exitCode === 0 ? 'Completed' : 'Error';
  return known({ state: 'Ended', exitCode, reason, message });
}

/** An image that keeps the contract in that revision on linux/amd64, with changes: no check has anything to say, Strict or Pragmatic. */
export function goodEvidence(
  revision: Revision,
  changes: Partial<CubbiEvidence> = {},
): CubbiEvidence {
  return {
    platform: 'linux/amd64',
    resolution: {
      outcome: 'Resolved',
      digest: `sha256:${'1'.repeat(64)}`,
      platforms: [{ platform: 'linux/amd64', digest: `sha256:${'2'.repeat(64)}` }],
    },
    config: goodConfig(),
    files: goodFiles(revision),
    boot: goodBoot(revision),
    ...changes,
  };
}

function channel(revision: Revision): (typeof BOOT_VALUES)['env' | 'config'] {
  return revision === 'Env' ? BOOT_VALUES.env : BOOT_VALUES.config;
}

function goodPlaces(revision: Revision): Record<string, Place> {
  const { uid, gid, configDir } = channel(revision);
  const own: Place = { kind: 'Directory', uid, gid, mode: 0o755, writable: true };
  const script: Place = { kind: 'File', uid: 0, gid: 0, mode: 0o755, writable: false };
  const missing: Place = { kind: 'Missing', uid: 0, gid: 0, mode: 0, writable: false };
  return {
    '/app': own,
    '/cubbi-config': own,
    '/home/cubbi': { ...own, kind: 'Symlink' },
    // Each revision makes the folder that its own channel asks for.
    [BOOT_VALUES.env.configDir]: missing,
    [BOOT_VALUES.config.configDir]: missing,
    [configDir]: own,
    '/cubbi': { ...script, kind: 'Directory' },
    '/cubbi/cubbi_init.py': script,
    '/cubbi/goose_plugin.py': { ...script, mode: 0o644 },
    '/cubbi/init-status.sh': script,
    '/cubbi/cubbi_image.yaml': { ...script, mode: 0o644 },
  };
}

function goodLinks(revision: Revision): BootReport['links'] {
  const { uid, gid } = channel(revision);
  const ours =
    revision === 'Config'
      ? { ...BOOT_VALUES.link, uid, gid, resolves: true }
      : // Only the configuration file asks for it, which this revision does not read.
        { source: BOOT_VALUES.link.source, target: '', uid: 0, gid: 0, resolves: false };
  return [{ source: SOURCE, target: TARGET, uid, gid, resolves: true }, ours];
}
