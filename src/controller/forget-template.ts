import type { TemplateKey } from '../api/template-key.ts';
import type { ControllerDeps } from './controller-deps.ts';

/** Drops all that was remembered of a template that is gone, its metric series included. */
export function forgetTemplate(key: TemplateKey, { memory, ports }: ControllerDeps): void {
  memory.registry.delete(key);
  memory.written.delete(key);
  const [namespace = '', name = ''] = key.split('/');
  ports.metrics.forgetTemplate(namespace, name);
}
