import type { ImageDefinition } from './image-definition.ts';
import { testImage } from './test-image.ts';
import type { TestImage } from './test-image.ts';

/** The images that the tests and the demo judge. Each says how it differs from the first. */
const table: readonly TestImage[] = [
  { name: 'node-24-good', about: 'keeps the contract for node-24' },
  { name: 'node-24-index', about: 'the same, behind an index', index: true },
  {
    name: 'custom-good',
    about: 'keeps the contract for a custom slot with the language shell',
    runtime: 'none',
    language: 'shell',
    probe: 'busybox',
    script: 'test/images/shell-entrypoint.sh',
  },

  // Seen in the image's config.
  { name: 'wrong-language', about: 'declares python and has node', language: 'python' },
  { name: 'runs-as-root', about: 'USER 0', user: '0' },
  { name: 'named-user', about: 'USER node, which no kubelet can check', user: 'node' },
  { name: 'no-labels', about: 'has no labels', labels: false },
  { name: 'ghost-probe', about: 'declares an empty probe', probe: '' },
  {
    name: 'arm64-only',
    about: 'an index with linux/arm64 alone',
    runtime: 'none',
    agent: 'arm64',
    architecture: 'arm64',
    index: true,
  },

  // Seen in the image's files.
  {
    name: 'no-agent',
    about: 'has no vibed-agent, which its entrypoint names',
    agent: 'none',
  },
  { name: 'wrong-arch-binary', about: 'its agent is a program for arm64', agent: 'arm64' },
  { name: 'dynamic-agent', about: 'its agent needs the dynamic loader', agent: 'dynamic' },
  {
    name: 'no-tini',
    about: 'starts vibed-agent without tini',
    tini: false,
    entrypoint: ['vibed-agent'],
  },

  // Seen when it starts.
  {
    name: 'bad-entrypoint',
    about: 'its entrypoint is not there',
    entrypoint: ['/opt/vibed/start'],
  },
  { name: 'no-entrypoint', about: 'has neither ENTRYPOINT nor CMD', entrypoint: null },
  {
    name: 'exec-format',
    about: 'its entrypoint is a program for arm64',
    agent: 'arm64',
    entrypoint: ['vibed-agent'],
  },
  { name: 'crash-loop', about: 'its agent exits 1 at once', agent: { faulty: 'crash' } },
  { name: 'crash-late', about: 'its agent exits 1 after 2 s', agent: { faulty: 'crash-late' } },
  { name: 'oom', about: 'its agent takes memory until killed', agent: { faulty: 'oom' } },

  // Seen in /info.
  { name: 'slow-agent', about: 'its agent answers after 20 s', agent: { faulty: 'slow' } },
  { name: 'huge-info', about: 'its agent answers 10 MB', agent: { faulty: 'huge' } },
  { name: 'redirect-info', about: 'its agent sends elsewhere', agent: { faulty: 'redirect' } },
  { name: 'mute-agent', about: 'its agent accepts, never answers', agent: { faulty: 'mute' } },
  {
    name: 'loopback-agent',
    about: 'its agent listens on 127.0.0.1 only',
    agent: { faulty: 'loopback' },
  },
  {
    name: 'contract-version-2',
    about: 'its agent speaks contract 2',
    agent: { faulty: 'contract-2' },
  },

  // Seen by running the runtime.
  { name: 'missing-runtime', about: 'has no node', runtime: 'none' },
  { name: 'old-node', about: 'its node says v18.0.0', runtime: 'old' },
  { name: 'hanging-runtime', about: 'its node never ends', runtime: 'hanging' },
  { name: 'true-probe', about: 'its probe is true, and no node', runtime: 'none', probe: 'true' },
  {
    name: 'lying-agent',
    about: 'its agent claims a working probe, and no node',
    runtime: 'none',
    agent: { faulty: 'lie' },
  },
];

/** The images that the tests and the demo judge. */
export const contractImages: readonly ImageDefinition[] = table.map(testImage);
