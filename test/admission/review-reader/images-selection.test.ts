import { describe, expect, test } from '@jest/globals';
import { readReview } from '../../../src/admission/read-review.ts';
import { IMAGES_SELECTION } from '../../../src/admission/review-reader/images-selection.ts';
import { pickJson } from '../../../src/admission/review-reader/pick-json.ts';
import { readReviewBytes } from '../../../src/admission/review-reader/read-review-bytes.ts';
import { UNUSUAL } from '../../../src/admission/review-reader/unusual.ts';
import { decideByImage } from '../../../src/gate/by-image/decide-by-image.ts';
import { imageUses } from '../../../src/gate/by-image/image-uses.ts';
import { templateEntry } from '../../../src/gate/by-image/template-entry.ts';
import { TemplatesByImage } from '../../../src/gate/by-image/templates-by-image.ts';
import { DEFAULT_GATE_POLICY } from '../../../src/gate/gate-policy.ts';
import type { Review } from '../../../src/gate/review.ts';
import { templateRecord } from '../../../src/gate/records/template-record.ts';
import { HASH, statusOf, templateObject } from '../../gate/template-object.ts';
import { readCorpus } from './read-corpus.ts';
import { recordReads } from './record-reads.ts';

const JOB = '705ab4f5-6393-11e8-b7cc-42010a800002';

interface Sent {
  readonly request: {
    readonly namespace: string;
    readonly object: Placed | undefined;
    readonly oldObject: Placed | undefined;
  };
}

interface Placed {
  readonly metadata?: object;
  readonly spec?: { readonly containers?: readonly { readonly image: string }[] } | undefined;
}

/** A pod without labels, of the Job, that brings its images wherever it may. */
function withoutLabel(pod: Placed | undefined): Placed | undefined {
  const containers = pod?.spec?.containers;
  if (containers === undefined) return pod;
  const owner = { apiVersion: 'batch/v1', kind: 'Job', name: 'v', uid: JOB, controller: true };
  return {
    ...pod,
    metadata: { ...pod?.metadata, labels: {}, ownerReferences: [owner] },
    spec: {
      ...pod?.spec,
      initContainers: containers,
      ephemeralContainers: containers,
      volumes: containers.map(({ image }, index) => ({
        name: `v${index}`,
        image: { reference: image },
      })),
    } as Placed['spec'],
  };
}

/** Reviews as the API server sends them, of pods that name no template. */
const reviews = readCorpus().flatMap(({ name, compact }) => {
  const sent = JSON.parse(compact.toString()) as Sent;
  const { object, oldObject } = sent.request;
  const request = {
    ...sent.request,
    userInfo: { username: 'system:kube-controller-manager', groups: ['g'] },
    object: withoutLabel(object),
    oldObject: withoutLabel(oldObject),
  };
  return [{ name, body: { ...sent, request } }];
});

/** What is decided where the templates of the namespace have the pod's images: closed ones, closed ones that are being validated, and those of Cubbi. */
function decisions(review: Review, body: Sent) {
  const images = imageUses(body.request.object ?? body.request.oldObject).uses;
  return (['', JOB, 'Cubbi'] as const).map((kind) => {
    const templates = new TemplatesByImage([]);
    for (const [index, { image }] of images.entries()) {
      const status = { ...statusOf('True'), lastValidation: { key: 'k', jobUID: kind } };
      const made = templateObject({ name: `t${index}`, image, status });
      const { namespace } = body.request;
      const metadata = { ...made.metadata, namespace };
      const enabled = kind === 'Cubbi';
      const type = enabled ? ('Cubbi' as const) : ('VibedAgent' as const);
      const contract = { ...made.spec.contract, type };
      const object = { ...made, metadata, spec: { ...made.spec, enabled, contract } };
      const record = templateRecord(object, () => HASH);
      templates.changed(templateEntry(object, record));
    }
    return decideByImage(review, { templates, policy: DEFAULT_GATE_POLICY, now: 0 });
  });
}

describe('the selection of decisions by image', () => {
  test.each(reviews)('$name is read without the full parser, and decided the same', ({ body }) => {
    const bytes = [Buffer.from(JSON.stringify(body))];
    expect(pickJson(bytes, IMAGES_SELECTION)).not.toBe(UNUSUAL);
    const read = readReviewBytes(bytes, IMAGES_SELECTION);
    const full = readReview(body);
    if (!read.ok || !full.ok) {
      expect(read.ok).toBe(full.ok);
      return;
    }
    expect(decisions(read.review, body)).toEqual(decisions(full.review, body));
    expect(read.review.username()).toBe('system:kube-controller-manager');
  });

  test('reaches decisions of many kinds', () => {
    const reasons = reviews.flatMap(({ body }) => {
      const read = readReview(body);
      return read.ok ? decisions(read.review, body).map(({ reason }) => reason) : [];
    });
    expect([...new Set(reasons)].sort()).toEqual([
      'NotJudged',
      'ObjectDeleted',
      'SlotClosed',
      'ValidationPod',
      'WorkloadBypassesInit',
      'WorkloadNotAdvised',
    ]);
  });

  test('has what decisions read, and nothing else', () => {
    const read = new Set<string>();
    const selected = new Set<string>();
    for (const { body } of reviews) {
      const { recorded, reads } = recordReads(body);
      const review = readReview(recorded);
      // How pods are run is in another selection.
      const settings = () => body.request.object;
      if (review.ok) decisions({ ...review.review, settings }, body);
      for (const member of reads.members) read.add(member);
      paths(pickJson([Buffer.from(JSON.stringify(body))], IMAGES_SELECTION), '', selected);
    }
    expect([...selected].sort()).toEqual([...read].sort());
  });
});

/** Paths of all members of a value. */
function paths(value: unknown, path: string, into: Set<string>): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, member] of Object.entries(value)) {
    const part = Array.isArray(value) ? '[]' : key;
    const below = path === '' ? part : `${path} ${part}`;
    into.add(below);
    paths(member, below, into);
  }
}
