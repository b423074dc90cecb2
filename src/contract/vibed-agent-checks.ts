import type { Check } from './check.ts';
import { imageExists } from './vibed-agent/va-001-image-exists.ts';
import { imagePullable } from './vibed-agent/va-002-image-pullable.ts';
import { platformPresent } from './vibed-agent/va-003-platform-present.ts';
import { languageLabel } from './vibed-agent/va-010-language-label.ts';
import { agentContractLabel } from './vibed-agent/va-011-agent-contract-label.ts';
import { languageVariable } from './vibed-agent/va-012-language-variable.ts';
import { runtimeProbeVariable } from './vibed-agent/va-013-runtime-probe-variable.ts';
import { nonRootUser } from './vibed-agent/va-014-non-root-user.ts';
import { entrypointRunsAgent } from './vibed-agent/va-015-entrypoint-runs-agent.ts';
import { portsExposed } from './vibed-agent/va-016-ports-exposed.ts';
import { workingDir } from './vibed-agent/va-017-working-dir.ts';
import { agentFile } from './vibed-agent/va-020-agent-file.ts';
import { agentStatic } from './vibed-agent/va-021-agent-static.ts';
import { agentArchitecture } from './vibed-agent/va-022-agent-architecture.ts';
import { entrypointScript } from './vibed-agent/va-023-entrypoint-script.ts';
import { tiniPresent } from './vibed-agent/va-024-tini-present.ts';
import { shellPresent } from './vibed-agent/va-025-shell-present.ts';
import { candidateStarts } from './vibed-agent/va-030-candidate-starts.ts';
import { candidateKeepsRunning } from './vibed-agent/va-031-candidate-keeps-running.ts';
import { agentAnswers } from './vibed-agent/va-032-agent-answers.ts';
import { agentContract } from './vibed-agent/va-033-agent-contract.ts';
import { agentLanguage } from './vibed-agent/va-034-agent-language.ts';
import { agentDeclaresProbe } from './vibed-agent/va-035-agent-declares-probe.ts';
import { agentProbeOk } from './vibed-agent/va-036-agent-probe-ok.ts';
import { declaredProbeRuns } from './vibed-agent/va-040-declared-probe-runs.ts';
import { platformProbeRuns } from './vibed-agent/va-041-platform-probe-runs.ts';
import { platformProbePrints } from './vibed-agent/va-042-platform-probe-prints.ts';

/**
 * The VibedAgent contract. The first check that fails gives the verdict its reason, so the order is that in which evidence arrives
 * (registry, configuration, files, boot): a reason that was told at once is not replaced by what a boot finds later. Within each, causes come
 * before what follows from them, and the platform's own probe before the image's.
 */
export const VIBED_AGENT_CHECKS: readonly Check[] = [
  imageExists, // nothing else can be said of an image that is not there
  imagePullable, // without rights nobody can look
  platformPresent, // no manifest: no configuration, no boot
  languageLabel, // an image for another slot fails much else too, and this says why
  agentContractLabel, // an image for another version of the contract, likewise
  languageVariable, // what the agent will say
  runtimeProbeVariable, // what the agent will run
  nonRootUser, // seen here alone: the boot sets a user of its own
  entrypointRunsAgent, // an entrypoint without the agent explains every silence
  portsExposed, // warning
  workingDir, // warning
  agentFile, // no agent explains the failed start and the silence of the boot
  agentStatic, // an agent that lacks its loader fails to start
  agentArchitecture, // an agent for another machine, likewise
  entrypointScript, // seen here alone: the boot runs no user program
  tiniPresent, // no tini: the entrypoint cannot start
  shellPresent, // no shell: no probe can run
  candidateStarts, // what did not start cannot end
  candidateKeepsRunning, // what has ended cannot answer
  agentAnswers, // what did not answer has said nothing
  agentContract, // the meaning of the other fields depends on it
  agentLanguage, // the wrong language explains a missing runtime
  agentDeclaresProbe, // no probe, no result
  platformProbeRuns, // a missing runtime fails every probe, and this one names it
  platformProbePrints, // a version means something once the runtime is there
  declaredProbeRuns, // the image's probe by the kubelet's word
  agentProbeOk, // the image's own word, last: the kubelet's is clearer
];
