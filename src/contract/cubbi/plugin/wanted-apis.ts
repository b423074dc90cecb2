import type { CubbiInput } from '../cubbi-check.ts';
import { effectiveRevision } from '../effective-revision.ts';
import type { Revision } from '../init/init-facts.ts';

/** Of which revision a plugin must be, and who says so. */
export interface WantedApi {
  readonly api: Revision;
  readonly by: 'Init' | 'Slot';
}

/**
 * What the plugin is measured by: the plugins that the image's init script takes (told by its source, else by the boot), and the revision that
 * the slot asks for. Empty where none is known. An init script of a third kind, with no sign of either, says nothing.
 */
export function wantedApis({ terms, evidence }: CubbiInput): readonly WantedApi[] {
  const init = evidence.files.known ? evidence.files.value.init : undefined;
  const told =
    init?.state === 'Read' && (init.revision !== undefined || init.pluginApi === 'Config')
      ? init.pluginApi
      : effectiveRevision({ revision: undefined }, evidence);
  return [
    ...(told === undefined ? [] : [{ api: told, by: 'Init' as const }]),
    ...(terms.revision === undefined ? [] : [{ api: terms.revision, by: 'Slot' as const }]),
  ];
}
