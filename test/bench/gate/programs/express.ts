/**
 * A webhook as one would write it with Express 5, with nothing beside it (no metrics, no log): the same decisions from the same records.
 * `node express.ts --port PORT --cert-dir FOLDER --api-server PORT --ca FILE`
 */
import express from 'express';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { readReview } from '../../../../src/admission/read-review.ts';
import { reviewAnswer } from '../../../../src/admission/review-answer.ts';
import { sha256 } from '../../../../src/commands/sha256.ts';
import { termsOf } from '../../../../src/contract/terms-of.ts';
import { decide } from '../../../../src/gate/decide.ts';
import type { Decision } from '../../../../src/gate/decision.ts';
import { DEFAULT_GATE_POLICY } from '../../../../src/gate/gate-policy.ts';
import { judgedReference } from '../../../../src/gate/references/judged-reference.ts';
import { pass } from '../../../../src/gate/pass.ts';
import type { Review } from '../../../../src/gate/review.ts';
import { templateRecord } from '../../../../src/gate/records/template-record.ts';
import type { TemplateRecord } from '../../../../src/gate/records/template-record.ts';
import { listTemplates } from '../bodies/list-templates.ts';
import { createHttpsClient } from '../http/https-client.ts';
import { readFlags } from './read-flags.ts';

const flags = readFlags(['port', 'cert-dir', 'api-server', 'ca']);

const apiServer = createHttpsClient({
  port: Number(flags['api-server']),
  ca: readFileSync(flags.ca, 'utf8'),
});
const records = new Map<string, TemplateRecord>();
await listTemplates(apiServer, (template) => {
  const record = templateRecord(template, (each) => termsOf(each, sha256).hash);
  const { namespace, name } = template.metadata;
  if (record !== undefined) records.set(`${namespace}/${name}`, record);
});
apiServer.close();

function decideReview(review: Review): Decision {
  const found = judgedReference(review);
  if (!found.judged) return pass(found.reason);
  const { reference } = found;
  if (reference.type !== 'Pod') throw new Error('The bench sends pods only');
  const record = records.get(`${review.namespace}/${reference.template}`);
  return decide({
    namespace: review.namespace,
    reference,
    via: '',
    template: record === undefined ? { state: 'Missing' } : { state: 'Found', record },
    policy: DEFAULT_GATE_POLICY,
    now: Date.now(),
  });
}

const app = express().disable('x-powered-by').disable('etag');
app.post('/validate', express.json({ limit: '8mb' }), (request, response) => {
  const read = readReview(request.body);
  if (!read.ok) {
    response.status(400).json({ error: read.problem });
    return;
  }
  response.json(reviewAnswer(read.review.uid, decideReview(read.review)));
});

createServer(
  {
    cert: readFileSync(`${flags['cert-dir']}/tls.crt`),
    key: readFileSync(`${flags['cert-dir']}/tls.key`),
    keepAliveTimeout: 120_000,
  },
  app,
).listen(Number(flags.port), '127.0.0.1');
