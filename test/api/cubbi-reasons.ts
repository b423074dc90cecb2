import type { Reason } from '../../src/api/reasons.ts';

/** Reasons that only a template of contract Cubbi can have. */
export const CUBBI_REASONS = [
  'MetadataInvalid',
  'InitScriptWrong',
  'DependencyMissing',
  'UserConflict',
  'PathConflict',
  'PluginInvalid',
  'StartsUnprivileged',
  'InitFailed',
  'SettingIgnored',
  'PersistenceBroken',
  'OwnershipWrong',
  'PrivilegesKept',
  'SecretExposed',
  'EnvironmentMissing',
  'ToolBroken',
  'NotRecommended',
  'ContractDisabled',
] as const satisfies readonly Reason[];
