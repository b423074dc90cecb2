import type { PluginFacts } from './plugin-facts.ts';
import type { PluginClass } from './plugin-class.ts';

/** Methods of each revision, those that init calls and that no plugin inherits. */
export const API_METHODS = {
  Env: ['initialize'],
  Config: ['is_already_configured', 'configure'],
} as const;

/** Of which revision's plugins a class is. One method is enough to tell; which are missing is another question. */
export function pluginApi({ member }: PluginClass): Extract<PluginFacts, { state: 'Read' }>['api'] {
  const [env, config] = [API_METHODS.Env, API_METHODS.Config].map((methods) =>
    methods.some((method) => member(method) !== undefined),
  );
  if (env === true) return config === true ? 'Both' : 'Env';
  return config === true ? 'Config' : 'None';
}
