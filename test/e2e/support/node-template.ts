import { ENVIRONMENT } from './environment.ts';
import { userTemplate } from './user-template.ts';

/** The contract of the built-in slot node-24, for templates of other names. */
const NODE = {
  vibedAgent: {
    language: 'node',
    runtimeProbe: { command: ['node', '--version'], prints: 'v24.' },
  },
};

/** A template of any name that asks of a test image what node-24 asks. `spec` is merged over it. */
export function nodeTemplate(
  namespace: string,
  name: string,
  spec: Record<string, unknown> = {},
): object {
  const image = `${ENVIRONMENT.registry}/${name}:1.0`;
  return userTemplate(namespace, name, { image, contract: NODE, ...spec });
}
