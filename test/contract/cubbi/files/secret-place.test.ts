import { describe, expect, test } from '@jest/globals';
import { secretPlace } from '../../../../src/contract/cubbi/files/secret-place.ts';

describe('secretPlace', () => {
  test.each([
    ['/root/.ssh/id_ed25519', 'PrivateKey'],
    ['/home/me/deploy.pem', 'PrivateKey'],
    ['/app/certs/server.KEY', 'PrivateKey'],
    ['/cubbi-config/key', 'PrivateKey'],
    ['/app/.env', 'EnvFile'],
    ['/app/.env.production', 'EnvFile'],
    ['/cubbi/prod.env', 'EnvFile'],
    ['/root/.netrc', 'Credentials'],
    ['/home/me/.npmrc', 'Credentials'],
    ['/root/.docker/config.json', 'Credentials'],
    ['/root/.aws/credentials', 'Credentials'],
    ['/app/.git/config', 'Credentials'],
    ['/root/.claude/.credentials.json', 'Credentials'],
    ['/root/.local/share/opencode/auth.json', 'Credentials'],
  ])('%s may be of kind %s', (path, kind) => {
    expect(secretPlace(path)).toMatchObject({ kind });
  });

  test.each([
    ['host keys are made anew', '/etc/ssh/ssh_host_ed25519_key'],
    ['an image’s own folders are not looked at', '/usr/share/doc/key.pem'],
    ['nor those that only begin alike', '/apple/.env'],
    ['the folder itself', '/root'],
    ['packages bring keys for their tests', '/app/.venv/lib/python3.12/site-packages/x/server.key'],
    ['so do those of Node', '/app/node_modules/x/test.pem'],
    ['and Python', '/root/.local/share/uv/python/cpython-3.12/lib/python3.12/idlelib/key.pem'],
    ['and caches', '/root/.cache/uv/archive-v0/abc/key.pem'],
    ['and modules of Go', '/root/go/pkg/mod/x/key.pem'],
    ['tests', '/app/tests/data/server.key'],
    ['fixtures', '/app/fixtures/.env'],
    ['objects of Git', '/app/.git/objects/ab/cdef'],
    ['examples', '/app/.env.example'],
    ['samples', '/app/sample.env'],
    ['sources', '/app/src/main.py'],
    ['public keys', '/root/.ssh/id_ed25519.pub'],
  ])('%s: %s', (_reason, path) => {
    expect(secretPlace(path)).toBeUndefined();
  });
});
