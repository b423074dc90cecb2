import { describe, expect, test } from '@jest/globals';
import { parseAllDocuments } from 'yaml';
import { loadConfig } from '../../src/config/load-config.ts';
import { must } from './support/must.ts';
import { run } from './support/run.ts';

const CALLER = 'system:serviceaccount:kube-system:webhook-caller';
const SCRAPER = 'system:serviceaccount:monitoring:prometheus';
const DISCOVERY = ['/.well-known/openid-configuration', '/openid/v1/jwks'];

interface Rendered {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly rules?: readonly { readonly nonResourceURLs?: readonly string[] }[];
  readonly spec?: {
    readonly template: {
      readonly spec: { readonly containers: readonly { readonly args: readonly string[] }[] };
    };
  };
}

/** What a rendered release lets each component read of the cluster's keys, and its flags as the program reads them. */
function authenticationOf(text: string) {
  const objects = parseAllDocuments(text).flatMap(
    (document) => (document.toJS() as Rendered | null) ?? [],
  );
  const of = (component: 'webhook' | 'controller') => {
    const find = (kind: string) =>
      objects.find(
        (each) => each.kind === kind && each.metadata.name === `base-image-${component}`,
      );
    const [, ...argv] = find('Deployment')?.spec?.template.spec.containers[0]?.args ?? [];
    const { flags } = loadConfig(component, argv, {});
    return {
      reads: find('ClusterRole')?.rules?.flatMap(({ nonResourceURLs = [] }) => nonResourceURLs),
      webhook: flags['webhook-authentication'] && [
        flags['webhook-audience'],
        ...flags['webhook-subjects'],
      ],
      metrics: flags['metrics-authentication'] && [
        flags['metrics-audience'],
        ...flags['metrics-subjects'],
      ],
    };
  };
  return { webhook: of('webhook'), controller: of('controller') };
}

const OFF = { reads: [], webhook: false, metrics: false };

describe.each(['helm', 'helm3'])('%s', (helm) => {
  const template = (values: object) =>
    run(
      helm,
      ['template', '--kube-version', '1.36.3', 'x', 'charts/base-image-operator', '-f', '-'],
      { input: JSON.stringify(values) },
    );
  const rendered = async (values: object) => authenticationOf(await must(template(values)));

  test.each([
    { reason: 'by default', values: {} },
    // `helm upgrade --reuse-values` from a release of before has no such values at all.
    {
      reason: 'where values of an earlier release say nothing',
      values: { webhook: { authentication: null }, metrics: null },
    },
  ])('asks nobody for a token $reason', async ({ values }) => {
    expect(await rendered(values)).toEqual({ webhook: OFF, controller: OFF });
  });

  test('asks callers of the webhook alone', async () => {
    const authentication = { enabled: true, audience: 'https://gate', subjects: [CALLER, 'x'] };
    expect(await rendered({ webhook: { authentication } })).toEqual({
      webhook: { reads: DISCOVERY, webhook: ['https://gate', CALLER, 'x'], metrics: false },
      controller: OFF,
    });
  });

  test('asks scrapers of both', async () => {
    const authentication = { enabled: true, subjects: [SCRAPER] };
    const on = { reads: DISCOVERY, webhook: false, metrics: ['', SCRAPER] };
    expect(await rendered({ metrics: { authentication } })).toEqual({
      webhook: on,
      controller: on,
    });
  });

  test.each([
    { reason: 'nobody who may call', subjects: [] },
    { reason: 'two who may call in one', subjects: [`${CALLER},${SCRAPER}`] },
    { reason: 'a name with a space', subjects: ['a b'] },
  ])('refuses $reason', async ({ subjects }) => {
    const outcome = await template({ webhook: { authentication: { enabled: true, subjects } } });
    expect([outcome.code === 0, outcome.stderr]).toEqual([
      false,
      expect.stringMatching(/subjects/),
    ]);
  });
});
