import { ENVIRONMENT } from './environment.ts';
import { userTemplate } from './user-template.ts';

/** A template that judges a Cubbi image of the registry, as a user writes it. `cubbi` and `spec` are merged over it. */
export function cubbiTemplate(
  namespace: string,
  name: string,
  cubbi: Record<string, unknown> = {},
  spec: Record<string, unknown> = {},
): object {
  return userTemplate(namespace, name, {
    image: `${ENVIRONMENT.registry}/cubbi-${name}:1.0`,
    contract: { type: 'Cubbi', cubbi },
    ...spec,
  });
}
