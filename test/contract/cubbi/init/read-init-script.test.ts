import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { KNOWN_SCRIPTS } from '../../../../src/contract/cubbi/init/known-scripts.ts';
import { readInitScript } from '../../../../src/contract/cubbi/init/read-init-script.ts';

const own = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

function read(text: string, sha256 = own) {
  const bytes = new TextEncoder().encode(text);
  return readInitScript({ path: '/cubbi/cubbi_init.py', mode: 0o755, bytes, sha256 });
}

describe('readInitScript()', () => {
  test.each([
    ['Env', 'uid = environment.get("CUBBI_USER_ID", "1000")'],
    ['Env', "uid = os.environ.get( 'CUBBI_USER_ID' )"],
    ['Config', 'SETTINGS = Path("/cubbi/config.yaml")'],
    ['Config', "SETTINGS = Path( '/cubbi/config.yaml' )"],
    ['Config', 'environment.get("CUBBI_USER_ID")\nPath("/cubbi/config.yaml")'],
    [undefined, '# environment.get("CUBBI_USER_ID")\n# Path("/cubbi/config.yaml")'],
    [undefined, 'print("CUBBI_USER_ID and /cubbi/config.yaml")'],
    [undefined, ''],
  ])('is of revision %s: %s', (revision, text) => {
    expect(read(text).revision).toBe(revision);
  });

  test('takes the plugins whose class it looks for', () => {
    expect(read('getattr(module, "PLUGIN_CLASS", None)').pluginApi).toBe('Config');
    expect(read('for name in dir(module): ...').pluginApi).toBe('Env');
    expect(read('# no "PLUGIN_CLASS"').pluginApi).toBe('Env');
  });

  test('needs what it imports, and writes what it names', () => {
    expect(
      read('from pydantic import BaseModel\n  import ruamel.yaml\nopen("/etc/sudoers.d/cubbi")'),
    ).toMatchObject({ importsPydantic: true, importsRuamel: true, writesSudoers: true });
    expect(read('# import pydantic, ruamel.yaml\nrun() # no /etc/sudoers.d')).toMatchObject({
      importsPydantic: false,
      importsRuamel: false,
      writesSudoers: false,
    });
  });

  test.each([
    ['#!/usr/bin/env -S uv run --script\n', ['/usr/bin/env', 'uv', 'run', '--script']],
    ['#! /usr/bin/python3 -u\nprint()', ['/usr/bin/python3', '-u']],
    ['#!/usr/bin/python3\r\n', ['/usr/bin/python3\r']],
    ['print()', []],
    ['', []],
  ])('begins with %j', (text, words) => {
    expect(read(text).shebang).toEqual(words);
  });

  test('of a script of its own the source tells whether a group conflict ends the boot', () => {
    const config = 'Path("/cubbi/config.yaml")\n';
    expect(read(`${config}if not run(["groupadd"]): leave()`).groupConflictIsFatal).toBe(true);
    expect(read(`${config}run(["groupadd"])`).groupConflictIsFatal).toBe(false);
    expect(read('run(["groupadd"])').groupConflictIsFatal).toBe(true);
  });

  test.each(Object.entries(KNOWN_SCRIPTS))('knows %s by its bytes', (hash, known) => {
    const { release, current, revision, groupConflictIsFatal } = known;
    expect(read('', () => hash)).toMatchObject({
      sha256: hash,
      upstream: { release, current },
      revision,
      groupConflictIsFatal,
    });
  });

  test.each([
    ['env', 'Env'],
    ['config', 'Config'],
  ])('the script of the fixtures of revision %s', (folder, revision) => {
    const found = read(readFileSync(`test/images/cubbi/${folder}/cubbi_init.py`, 'utf8'));
    expect(found).toMatchObject({
      revision,
      pluginApi: revision,
      shebang: ['/usr/bin/env', 'python3'],
      importsRuamel: true,
    });
    expect(found.upstream).toBeUndefined();
  });

  test('never throws, whatever the bytes are, and keeps little of them', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (tail) => {
        const bytes = new Uint8Array([0x23, 0x21, ...tail]);
        const found = readInitScript({ path: '/x', mode: 0, bytes, sha256: own });
        expect(JSON.stringify(found).length).toBeLessThan(4096);
      }),
    );
  });
});
