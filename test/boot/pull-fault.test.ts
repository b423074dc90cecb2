import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { pullFault } from '../../src/boot/pull-fault.ts';

const REF = 'registry.example/team/node:1';
const URL = 'https://registry.example/v2/team/node/manifests/1';
const SHA = `sha256:${'0'.repeat(64)}`;

/** The text of the kubelet around a cause, as containerd 2.3 and Kubernetes 1.36 write it. */
function text(code: string, cause: string): string {
  const rpc = code === '' ? '' : `rpc error: code = ${code} desc = `;
  return `Back-off pulling image "${REF}": ErrImagePull: ${rpc}${cause}`;
}

function unpack(code: string, cause: string): string {
  return text(code, `failed to pull and unpack image "${REF}": ${cause}`);
}

const resolve = (cause: string) => unpack('', `failed to resolve image: ${cause}`);
const status = (words: string) =>
  resolve(`unexpected status from HEAD request to ${URL}: ${words}`);
const dial = (words: string) => resolve(`failed to do request: Head "${URL}": ${words}`);

/** Every row of the catalogue of pull faults, recorded on a real node. */
const rows = [
  {
    of: 'tag, digest or repository missing',
    message: unpack('NotFound', `failed to resolve image: ${REF}: not found`),
    want: 'NotFound',
  },
  {
    of: 'index without the platform',
    message: text(
      'NotFound',
      `get image config descriptor: no match for platform in manifest ${SHA}: not found`,
    ),
    want: 'NoPlatform',
  },
  {
    of: 'schema 1 manifest',
    message: unpack('InvalidArgument', 'schema 1 image manifests are no longer supported'),
    want: 'NoPlatform',
  },
  {
    of: 'layer missing in the registry',
    message: unpack(
      'NotFound',
      `failed to copy: httpReadSeeker: failed open: could not fetch content descriptor ${SHA} (application/vnd.oci.image.layer.v1.tar+gzip) from remote: not found`,
    ),
    want: 'ImageBroken',
  },
  {
    of: 'layer corrupt',
    message: unpack(
      'FailedPrecondition',
      `failed commit on ref "layer-${SHA}": unexpected commit digest ${SHA}, expected ${SHA}`,
    ),
    want: 'ImageBroken',
  },
  {
    of: 'manifest is not JSON',
    message: unpack('', `children: invalid desc ${SHA}: unexpected end of JSON input`),
    want: 'ImageBroken',
  },
  {
    of: 'layer is not gzip',
    message: unpack('', `failed to extract layer ${SHA}: unexpected EOF`),
    want: 'ImageBroken',
  },
  {
    of: 'wrong diff id',
    message: unpack('', `wrong diff id calculated on extraction "${SHA}"`),
    want: 'ImageBroken',
  },
  {
    of: 'layer of unknown media type',
    message: unpack('', `number of layers and diffIDs don't match: 3 != 4`),
    want: 'ImageBroken',
  },
  {
    of: 'layer cut short',
    message: unpack('', 'short read: expected 1048576 bytes but got 4096'),
    want: 'RegistryUnavailable',
  },
  {
    of: 'no credentials, Basic',
    message: resolve(
      'pull access denied, repository does not exist or may require authorization: authorization failed: no basic auth credentials',
    ),
    want: 'ImagePullUnauthorized',
  },
  {
    of: 'wrong password, Basic',
    message: status('401 Unauthorized'),
    want: 'ImagePullUnauthorized',
  },
  {
    of: 'token without the right',
    message: resolve(
      'pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed',
    ),
    want: 'ImagePullUnauthorized',
  },
  {
    of: 'token endpoint answers 401',
    message: resolve(
      'failed to authorize: failed to fetch anonymous token: unexpected status from GET request to https://registry.example:5003/token?x=1: 401 Unauthorized',
    ),
    want: 'ImagePullUnauthorized',
  },
  {
    of: 'token endpoint answers 500',
    message: resolve(
      'failed to authorize: failed to fetch anonymous token: unexpected status from GET request to https://registry.example:5003/token?x=1: 500 Internal Server Error',
    ),
    want: 'RegistryUnavailable',
  },
  {
    of: 'token endpoint down',
    message: resolve(
      'failed to authorize: failed to fetch anonymous token: Get "https://registry.example:5003/token": dial tcp 198.18.255.2:5003: connect: connection refused',
    ),
    want: 'RegistryUnavailable',
  },
  {
    of: '403 on the manifest',
    message: status('403 Forbidden\ndenied'),
    want: 'ImagePullUnauthorized',
  },
  { of: '429', message: status('429 Too Many Requests'), want: 'RegistryUnavailable' },
  { of: '500', message: status('500 Internal Server Error'), want: 'RegistryUnavailable' },
  { of: '502', message: status('502 Bad Gateway'), want: 'RegistryUnavailable' },
  { of: '503', message: status('503 Service Unavailable'), want: 'RegistryUnavailable' },
  {
    of: 'registry down',
    message: dial('dial tcp 198.18.255.2:5000: connect: connection refused'),
    want: 'RegistryUnavailable',
  },
  {
    of: 'name unknown',
    message: dial('dial tcp: lookup registry.example on 198.18.0.2:53: no such host'),
    want: 'RegistryUnavailable',
  },
  {
    of: 'DNS refuses',
    message: dial('dial tcp: lookup registry.example on 198.18.0.2:53: server misbehaving'),
    want: 'RegistryUnavailable',
  },
  {
    of: 'DNS silent',
    message: dial(
      'dial tcp: lookup registry.example on 198.18.0.2:53: read udp 198.18.0.9:43545->198.18.0.2:53: i/o timeout',
    ),
    want: 'RegistryUnavailable',
  },
  {
    of: 'accepts, never answers',
    message: unpack(
      'DeadlineExceeded',
      `failed to resolve image: failed to do request: Head "${URL}": net/http: timeout awaiting response headers`,
    ),
    want: 'RegistryUnavailable',
  },
  {
    of: 'unknown CA',
    message: dial(
      'tls: failed to verify certificate: x509: certificate signed by unknown authority',
    ),
    want: 'RegistryUnavailable',
  },
  {
    of: 'plain HTTP registry',
    message: dial('http: server gave HTTP response to HTTPS client'),
    want: 'RegistryUnavailable',
  },
  {
    of: 'containerd killed',
    message: text('Unavailable', 'error reading from server: EOF'),
    want: 'RegistryUnavailable',
  },
  {
    of: 'a text nobody knows',
    message: text('Internal', 'something new'),
    want: 'RegistryUnavailable',
  },
];

describe('pullFault', () => {
  test.each(rows)('$of is $want', ({ message, want }) => {
    for (const reason of ['ErrImagePull', 'ImagePullBackOff']) {
      const found = pullFault({ reason, message });
      const told = found?.fault === 'Inconclusive' ? found.reason : found?.fault;
      expect(told).toBe(want);
    }
  });

  test('names the digest of the index that lacks the platform', () => {
    const message = rows[1]?.message ?? '';
    expect(pullFault({ reason: 'ErrImagePull', message })).toEqual({
      fault: 'NoPlatform',
      digest: SHA,
      message: "The image has no manifest for the node's platform",
    });
  });

  test('its words hold no address, port or size: the same bytes for the same cause', () => {
    const messages = rows
      .filter(({ of }) => of !== 'a text nobody knows')
      .map(({ message }) => pullFault({ reason: 'ErrImagePull', message })?.message ?? '');
    expect(messages.filter((message) => /\d{2}/.test(message))).toEqual([]);
  });

  test.each([
    { reason: 'InvalidImageName', want: 'NotFound', why: 'no registry can have such a name' },
    { reason: 'ErrImageNeverPull', want: 'PodRejected', why: 'the plan never says Never' },
    { reason: 'ImageInspectError', want: 'RegistryUnavailable', why: "the node's runtime failed" },
  ])('$reason is $want: $why', ({ reason, want }) => {
    const found = pullFault({ reason, message: 'whatever' });
    expect(found?.fault === 'Inconclusive' ? found.reason : found?.fault).toBe(want);
  });

  test.each(['ContainerCreating', 'PodInitializing', 'CrashLoopBackOff', ''])(
    '%p is no failed pull',
    (reason) => {
      expect(pullFault({ reason, message: '' })).toBeUndefined();
    },
  );

  test('a text that no row knows never speaks against the image', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('', 'NotFound', 'Unknown'),
        (cause, code) => {
          const found = pullFault({ reason: 'ImagePullBackOff', message: unpack(code, cause) });
          expect(found?.fault).toBe('Inconclusive');
        },
      ),
    );
  });

  test('what a registry says of itself cannot pass for a missing image', () => {
    const forged = status(`503 failed to resolve image: ${REF}: not found`);
    expect(pullFault({ reason: 'ErrImagePull', message: forged })).toMatchObject({
      reason: 'RegistryUnavailable',
    });
  });
});
