import { update } from '../admission/review-builders.ts';
import { FINE, FOREIGN, LABEL, create, labelled } from './bypass-objects.ts';
import type { Trick } from './bypass-objects.ts';
import { digest } from './decision-input.ts';
import { DIGESTS, IMAGE } from './template-object.ts';

/** What is tried with pods. */
export const TRICKS: readonly Trick[] = [
  {
    trick: 'label added by update',
    asked: update(labelled(undefined, IMAGE), labelled('node-24', IMAGE)),
    label: 'Reject Invalid',
  },
  {
    trick: 'label changed by update',
    asked: update(labelled('fine', [FINE, IMAGE]), labelled('node-24', [FINE, IMAGE])),
    label: 'Reject Invalid',
  },
  {
    trick: 'label left as it is, image changed by update',
    asked: update(labelled('fine', FINE), labelled('fine', IMAGE)),
    label: 'Reject ImageMismatch',
  },
  {
    trick: 'label taken away by update: what runs is left alone',
    asked: update(labelled('node-24', IMAGE), labelled(undefined, IMAGE)),
    label: '-',
  },
  {
    trick: 'label taken away and the image changed in one update',
    asked: update(labelled('fine', FINE), labelled(undefined, IMAGE)),
    label: '-',
    image: 'Reject Invalid',
  },
  {
    trick: 'no label at all',
    asked: create(labelled(undefined, IMAGE)),
    label: '-',
    image: 'Reject Invalid',
  },
  {
    trick: 'forged owner references',
    asked: create({
      ...labelled('node-24', IMAGE),
      metadata: {
        labels: { [LABEL]: 'node-24', 'images.vibed.dev/validation': 'k' },
        ownerReferences: [
          { apiVersion: 'batch/v1', kind: 'Job', name: 'v', uid: 'u', controller: true },
        ],
      },
    }),
    label: 'Reject Invalid',
  },
  {
    trick: 'a deletion timestamp that the client writes',
    asked: update(labelled(undefined, FOREIGN), {
      ...labelled('node-24', IMAGE),
      metadata: { labels: { [LABEL]: 'node-24' }, deletionTimestamp: '2026-11-22T00:00:00Z' },
    }),
    label: 'Reject Invalid',
  },
  {
    trick: 'an ephemeral container',
    asked: {
      ...update(
        labelled(undefined, FOREIGN),
        labelled(undefined, FOREIGN, { ephemeralContainers: [{ name: 'd', image: IMAGE }] }),
      ),
      subResource: 'ephemeralcontainers',
    },
    label: '-',
    image: 'Reject Invalid',
  },
  {
    trick: 'an image volume',
    asked: create(
      labelled(undefined, FOREIGN, { volumes: [{ name: 'v', image: { reference: IMAGE } }] }),
    ),
    label: '-',
    image: 'Reject Invalid',
  },
  {
    trick: 'an init container',
    asked: create(labelled(undefined, FOREIGN, { initContainers: [{ name: 'i', image: IMAGE }] })),
    label: '-',
    image: 'Reject Invalid',
  },
  {
    trick: 'a subresource that is no write of the pod',
    asked: { ...create(labelled('node-24', IMAGE)), subResource: 'binding' },
    label: '-',
  },
  {
    trick: 'generateName, and no name yet',
    asked: create(labelled('node-24', IMAGE), { name: '' }),
    label: 'Reject Invalid',
  },
  {
    trick: 'a dry run',
    asked: create(labelled('node-24', IMAGE), { dryRun: true }),
    label: 'Reject Invalid',
  },
  {
    trick: 'the image by a digest that was judged',
    asked: create(labelled('node-24', digest(DIGESTS.platform))),
    label: 'Reject Invalid',
  },
  {
    trick: 'the image by another tag',
    asked: create(labelled('node-24', 'registry.example/node:latest')),
    label: 'Reject ImageMismatch',
  },
  {
    trick: 'the image in another registry',
    asked: create(labelled('node-24', 'copy.example/node:1.0')),
    label: 'Reject ImageMismatch',
  },
  {
    trick: 'the registry in upper case, with its port',
    asked: create(labelled(undefined, 'REGISTRY.example:443/node:1.0')),
    label: '-',
    image: 'Reject Invalid',
  },
  {
    trick: 'the registry with a trailing dot: no image reference',
    asked: create(labelled('node-24', 'registry.example./node:1.0')),
    label: 'Reject ImageMismatch',
  },
  {
    trick: 'a repository in upper case: no image reference',
    asked: create(labelled('node-24', 'registry.example/Node:1.0')),
    label: 'Reject ImageMismatch',
  },
  {
    trick: 'a confusable letter in the repository: no image reference',
    asked: create(labelled('node-24', 'registry.example/n\u043Ede:1.0')),
    label: 'Reject ImageMismatch',
  },
  {
    trick: 'letters that only normal form makes equal, full width: no image reference',
    asked: create(labelled('node-24', 'registry.example/\uFF4Eode:1.0')),
    label: 'Reject ImageMismatch',
  },
  {
    trick: 'a label in upper case names no template',
    asked: create(labelled('Node-24', IMAGE)),
    label: 'Warn TemplateMissing',
  },
  {
    trick: 'a label with a letter that cannot be seen names no template',
    asked: create(labelled('node-24\u200B', IMAGE)),
    label: 'Warn TemplateMissing',
  },
  {
    trick: 'a label of a megabyte names no template',
    asked: create(labelled('n'.repeat(1_000_000), IMAGE)),
    label: 'Warn TemplateMissing',
  },
  {
    trick: 'an empty label',
    asked: create(labelled('', IMAGE)),
    label: 'Warn TemplateMissing',
  },
  {
    trick: 'another container is chosen by annotation',
    asked: create({
      ...labelled('node-24', [IMAGE, FOREIGN]),
      metadata: {
        labels: { [LABEL]: 'node-24' },
        annotations: { 'vibed.dev/template-container': 'c1' },
      },
    }),
    label: 'Reject ImageMismatch',
  },
];
