/**
 * The floor: an HTTPS server of Node.js that reads each body, looks at nothing, and answers the same AdmissionReview.
 * `node bare.ts --port PORT --cert-dir FOLDER`
 */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { BARE_UID } from '../bodies/bare-uid.ts';
import { readFlags } from './read-flags.ts';

const { port, 'cert-dir': folder } = readFlags(['port', 'cert-dir']);

const ANSWER = JSON.stringify({
  apiVersion: 'admission.k8s.io/v1',
  kind: 'AdmissionReview',
  response: { uid: BARE_UID, allowed: true },
});
const HEADERS = { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(ANSWER) };

createServer(
  {
    cert: readFileSync(`${folder}/tls.crt`),
    key: readFileSync(`${folder}/tls.key`),
    keepAliveTimeout: 120_000,
  },
  (request, response) => {
    request.resume();
    request.on('end', () => {
      response.writeHead(200, HEADERS).end(ANSWER);
    });
  },
).listen(Number(port), '127.0.0.1');
