import { metadataPresent } from './checks/cb-001-metadata-present.ts';
import { metadataParses } from './checks/cb-002-metadata-parses.ts';
import { metadataName } from './checks/cb-003-metadata-name.ts';
import { metadataDescription } from './checks/cb-004-metadata-description.ts';
import { metadataVersion } from './checks/cb-005-metadata-version.ts';
import { metadataMaintainer } from './checks/cb-006-metadata-maintainer.ts';
import { metadataImage } from './checks/cb-007-metadata-image.ts';
import { versionSemantic } from './checks/cb-008-version-semantic.ts';
import { nameSafe } from './checks/cb-009-name-safe.ts';
import { imageReference } from './checks/cb-010-image-reference.ts';
import { imageMatchesTemplate } from './checks/cb-011-image-matches-template.ts';
import { knownKeys } from './checks/cb-012-known-keys.ts';
import { listsValid } from './checks/cb-013-lists-valid.ts';
import { secretsSensitive } from './checks/cb-014-secrets-sensitive.ts';
import { sensitiveWithoutDefault } from './checks/cb-015-sensitive-without-default.ts';
import { requiredSupplied } from './checks/cb-016-required-supplied.ts';
import { userId } from './checks/cb-020-user-id.ts';
import { groupId } from './checks/cb-021-group-id.ts';
import { defaultIds } from './checks/cb-022-default-ids.ts';
import { runCommand } from './checks/cb-023-run-command.ts';
import { exitCode } from './checks/cb-024-exit-code.ts';
import { noShell } from './checks/cb-025-no-shell.ts';
import { configDir } from './checks/cb-026-config-dir.ts';
import { model } from './checks/cb-027-model.ts';
import { malformedUserId } from './checks/cb-028-malformed-user-id.ts';
import { bootsWithoutMcp } from './checks/cb-030-boots-without-mcp.ts';
import { mcpServers } from './checks/cb-031-mcp-servers.ts';
import { mcpGap } from './checks/cb-032-mcp-gap.ts';
import { exposedPortsDeclared } from './checks/cb-040-exposed-ports-declared.ts';
import { listeningPortsDeclared } from './checks/cb-041-listening-ports-declared.ts';
import { sourcesFree } from './checks/cb-043-sources-free.ts';
import { fileEntries } from './checks/cb-044-file-entries.ts';
import { linksMade } from './checks/cb-045-links-made.ts';
import { configurationPersists } from './checks/cb-046-configuration-persists.ts';
import { pythonPresent } from './checks/cb-050-python-present.ts';
import { gosuPresent } from './checks/cb-051-gosu-present.ts';
import { bashPresent } from './checks/cb-052-bash-present.ts';
import { ruamelPresent } from './checks/cb-053-ruamel-present.ts';
import { pydanticPresent } from './checks/cb-054-pydantic-present.ts';
import { shebangPresent } from './checks/cb-055-shebang-present.ts';
import { bootsOffline } from './checks/cb-056-boots-offline.ts';
import { accountToolsPresent } from './checks/cb-057-account-tools-present.ts';
import { sudoersFolderPresent } from './checks/cb-058-sudoers-folder-present.ts';
import { pythonRecent } from './checks/cb-059-python-recent.ts';
import { startsAsRoot } from './checks/cb-060-starts-as-root.ts';
import { userCubbi } from './checks/cb-061-user-cubbi.ts';
import { userIdFree } from './checks/cb-062-user-id-free.ts';
import { groupIdFree } from './checks/cb-063-group-id-free.ts';
import { privilegesDropped } from './checks/cb-064-privileges-dropped.ts';
import { volumesOwned } from './checks/cb-065-volumes-owned.ts';
import { appOwned } from './checks/cb-070-app-owned.ts';
import { homeUsable } from './checks/cb-071-home-usable.ts';
import { homeFree } from './checks/cb-072-home-free.ts';
import { configOwned } from './checks/cb-073-config-owned.ts';
import { initLog } from './checks/cb-074-init-log.ts';
import { initCompletes } from './checks/cb-075-init-completes.ts';
import { nothingBaked } from './checks/cb-076-nothing-baked.ts';
import { initPresent } from './checks/cb-080-init-present.ts';
import { initUpstream } from './checks/cb-081-init-upstream.ts';
import { help } from './checks/cb-082-help.ts';
import { argumentsKept } from './checks/cb-083-arguments-kept.ts';
import { statusScriptPresent } from './checks/cb-084-status-script-present.ts';
import { statusScriptNotEntrypoint } from './checks/cb-085-status-script-not-entrypoint.ts';
import { shellHook } from './checks/cb-086-shell-hook.ts';
import { pluginPresent } from './checks/cb-090-plugin-present.ts';
import { pluginParses } from './checks/cb-091-plugin-parses.ts';
import { pluginClass } from './checks/cb-092-plugin-class.ts';
import { pluginToolName } from './checks/cb-093-plugin-tool-name.ts';
import { pluginApi } from './checks/cb-094-plugin-api.ts';
import { pluginMcpSignature } from './checks/cb-095-plugin-mcp-signature.ts';
import { pluginYamlLibrary } from './checks/cb-096-plugin-yaml-library.ts';
import { pluginReturns } from './checks/cb-097-plugin-returns.ts';
import { pluginRan } from './checks/cb-098-plugin-ran.ts';
import { onePluginClass } from './checks/cb-099-one-plugin-class.ts';
import { pluginLogsNoSecret } from './checks/cb-100-plugin-logs-no-secret.ts';
import { noRootProcess } from './checks/cb-110-no-root-process.ts';
import { processesOwned } from './checks/cb-111-processes-owned.ts';
import { noWayBackToRoot } from './checks/cb-112-no-way-back-to-root.ts';
import { filesOwned } from './checks/cb-113-files-owned.ts';
import { initNotWritable } from './checks/cb-114-init-not-writable.ts';
import { secretFilesPrivate } from './checks/cb-115-secret-files-private.ts';
import { noSecretInLog } from './checks/cb-116-no-secret-in-log.ts';
import { noSecretBaked } from './checks/cb-117-no-secret-baked.ts';
import { malformedLeaksNothing } from './checks/cb-118-malformed-leaks-nothing.ts';
import { entrypointRunsInit } from './checks/cb-120-entrypoint-runs-init.ts';
import { commandKeepsRunning } from './checks/cb-121-command-keeps-running.ts';
import { pathReachesPrograms } from './checks/cb-122-path-reaches-programs.ts';
import { platformPresent } from './checks/cb-123-platform-present.ts';
import { noVolumeOverInit } from './checks/cb-124-no-volume-over-init.ts';
import { cachesRemoved } from './checks/cb-130-caches-removed.ts';
import { baseRecorded } from './checks/cb-131-base-recorded.ts';
import { toolWorks } from './checks/cb-133-tool-works.ts';
import { imageExists } from './checks/cb-140-image-exists.ts';
import { imagePullable } from './checks/cb-141-image-pullable.ts';
import type { CubbiCheck } from './cubbi-check.ts';

/**
 * The Cubbi contract. The first check that fails gives the verdict its reason, so the order is that in which evidence arrives (registry,
 * configuration, files, boot); within each, causes come before what follows from them.
 */
export const CUBBI_CHECKS: readonly CubbiCheck[] = [
  imageExists,
  imagePullable,
  platformPresent,
  startsAsRoot, // nothing that init does works without root
  statusScriptNotEntrypoint, // a special case of the next, with a better sentence
  entrypointRunsInit,
  noVolumeOverInit,
  commandKeepsRunning,
  baseRecorded,
  initPresent, // no init: nothing else of the contract can work
  metadataPresent,
  metadataParses,
  metadataName,
  metadataDescription,
  metadataVersion,
  metadataMaintainer,
  metadataImage,
  versionSemantic,
  nameSafe,
  imageReference,
  imageMatchesTemplate,
  knownKeys,
  listsValid,
  secretsSensitive,
  sensitiveWithoutDefault,
  requiredSupplied,
  exposedPortsDeclared,
  fileEntries,
  pythonPresent,
  gosuPresent,
  bashPresent,
  ruamelPresent,
  pydanticPresent,
  shebangPresent,
  accountToolsPresent,
  sudoersFolderPresent,
  pythonRecent,
  pathReachesPrograms,
  bootsOffline,
  userIdFree,
  groupIdFree,
  homeFree,
  sourcesFree,
  nothingBaked,
  initUpstream,
  statusScriptPresent,
  shellHook,
  pluginPresent,
  pluginParses,
  pluginApi, // an API of the other revision explains what else is missing
  pluginClass,
  pluginToolName,
  pluginMcpSignature,
  pluginYamlLibrary,
  pluginReturns,
  onePluginClass,
  pluginLogsNoSecret,
  noWayBackToRoot,
  initNotWritable,
  noSecretBaked,
  cachesRemoved,
  initCompletes, // what did not complete has shown nothing else
  initLog,
  userCubbi,
  privilegesDropped,
  userId,
  groupId,
  defaultIds,
  argumentsKept,
  runCommand,
  exitCode,
  noShell,
  configDir,
  model,
  malformedUserId,
  help,
  bootsWithoutMcp,
  mcpServers,
  mcpGap,
  listeningPortsDeclared,
  volumesOwned,
  appOwned,
  homeUsable,
  configOwned,
  filesOwned,
  linksMade,
  configurationPersists,
  pluginRan,
  noRootProcess,
  processesOwned,
  secretFilesPrivate,
  noSecretInLog,
  malformedLeaksNothing,
  toolWorks,
];
