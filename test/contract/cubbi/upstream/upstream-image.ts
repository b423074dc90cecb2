import type { CubbiEvidence } from '../../../../src/contract/cubbi/cubbi-check.ts';
import type { CubbiFiles } from '../../../../src/contract/cubbi/files/cubbi-files.ts';
import type { Revision } from '../../../../src/contract/cubbi/init/init-facts.ts';
import type {
  MetadataFacts,
  MetadataProblem,
} from '../../../../src/contract/cubbi/metadata/metadata-facts.ts';
import type { Known } from '../../../../src/evidence/known.ts';
import { goodConfig, goodEvidence } from '../good-cubbi.ts';
import {
  GOOD_PATHS,
  GOOD_PROGRAMS,
  goodFiles,
  goodInit,
  goodMetadata,
  goodPlugin,
  pathFact,
  programs,
} from '../good-files.ts';
import { upstreamBoot } from './upstream-boot.ts';
import type { UpstreamRelease, UpstreamTraits } from './upstream-traits.ts';

/** The revision that a release is of. */
export function revisionOf(release: UpstreamRelease): Revision {
  return release === 'v0.4.0' ? 'Env' : 'Config';
}

/**
 * One of upstream's images as evidence, made of what its Dockerfile, scripts and plugin are known to do. What is not known is as a good image has
 * it: no caches left behind, no ports exposed, a plugin that reads well. The image itself was never pulled or booted for this.
 */
export function upstreamImage(release: UpstreamRelease, traits: UpstreamTraits): CubbiEvidence {
  return goodEvidence(revisionOf(release), {
    // An unpinned base: nothing says which one it was.
    config: goodConfig({
      entrypoint: ['/cubbi/cubbi_init.py'],
      exposedPorts: [],
      labels: { maintainer: 'team@monadical.com', description: `${traits.tool} for Cubbi` },
    }),
    files: upstreamFiles(release, traits),
    boot: upstreamBoot(revisionOf(release), traits),
  });
}

function upstreamFiles(release: UpstreamRelease, traits: UpstreamTraits): Known<CubbiFiles> {
  const revision = revisionOf(release);
  const { tool } = traits;
  const paths = Object.fromEntries(
    Object.entries(GOOD_PATHS).filter(([path]) => !path.endsWith('_plugin.py')),
  );
  return goodFiles(revision, {
    metadata: metadata(release, traits),
    init: goodInit(revision, { upstream: { release, current: release === 'v0.5.0' } }),
    plugin: goodPlugin(revision, { path: `/cubbi/${tool}_plugin.py`, toolName: tool }),
    programs: { ...GOOD_PROGRAMS, sudo: programs('/usr/bin/sudo') },
    paths: { ...paths, ...pathFact(`/cubbi/${tool}_plugin.py`, 0o644) },
    setuid: ['/usr/bin/sudo', '/usr/bin/su', '/usr/bin/passwd'],
    // The packages are in uv's environment alone.
    python: {
      minors: [12],
      ruamel: false,
      pydantic: false,
      uvEnvironments: ['/root/.cache/uv/environments-v2/cubbi-init-0123456789abcdef'],
    },
  });
}

function metadata(release: UpstreamRelease, traits: UpstreamTraits): MetadataFacts {
  const { tool, persistentConfigs } = traits;
  const old = release === 'v0.4.0';
  const facts = goodMetadata({
    name: tool,
    version: '1.0.0',
    image: `monadical/cubbi-${tool}:latest`,
    environment:
      old && tool !== 'opencode'
        ? [{ name: 'OPENAI_API_KEY', required: false, sensitive: true, hasDefault: false }]
        : [],
    forwarded: old ? [] : ['OPENAI_API_KEY'],
    ports: undefined,
    persistentConfigs,
  });
  const at = { line: 1, column: 1 };
  const latest: MetadataProblem = {
    ...at,
    rule: 'ImageLatest',
    pointer: '/image',
    message: 'image has the tag latest',
  };
  const init: MetadataProblem = {
    ...at,
    rule: 'DeprecatedKey',
    pointer: '/init',
    message: 'key "init" is never executed',
  };
  const secret: MetadataProblem = {
    ...at,
    rule: 'SecretForwarded',
    pointer: '/environments_to_forward/0',
    message: 'OPENAI_API_KEY looks like a secret and cannot be marked here',
  };
  return { ...facts, problems: old ? [latest, init] : [latest, secret] } as MetadataFacts;
}
