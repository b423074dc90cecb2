// Generated from crds/images.vibed.dev_baseimagetemplates.yaml by `npm run generate`. Do not edit.

/**
 * Spec and status of a BaseImageTemplate, as the API server returns them.
 */
export interface TemplateSchema {
  /**
   * What the platform wants the slot to be.
   */
  spec: {
    /**
     * False closes the slot: every new reference is rejected. Running pods are not touched.
     */
    enabled: boolean;
    /**
     * True starts no new validation. The standing verdict rules.
     */
    suspend: boolean;
    /**
     * The image of the slot, with a tag or a digest, for example registry.example/team/node:1.0. A tag is resolved to a digest every spec.validation.interval.
     */
    image: string;
    /**
     * Secrets of type kubernetes.io/dockerconfigjson in the template's namespace, used by the controller to read the image and by the kubelet to pull it.
     */
    imagePullSecrets: {
      /**
       * Name of the Secret.
       */
      name: string;
    }[];
    /**
     * What the image must keep. A union whose member is named by type.
     */
    contract: {
      /**
       * The contract to judge by.
       */
      type: 'VibedAgent' | 'Cubbi';
      /**
       * The version of the contract, set at creation. Checks that are added later arrive as warnings for older versions.
       */
      version: '1';
      /**
       * The VibedAgent contract, an image that runs vibed-agent and a language runtime.
       */
      vibedAgent: {
        /**
         * The language that the image must declare. The built-in slots node-24, python-313, go-123, base-al2023 and static-nginx know theirs; every other slot must name it.
         */
        language?: string;
        /**
         * The platform's own proof that the runtime is there, run by the kubelet in the image. The built-in slots have one by default.
         */
        runtimeProbe?: {
          /**
           * Program and arguments, run without a shell. No variable is expanded.
           *
           * @minItems 1
           */
          command: string[];
          /**
           * What the output (standard output and error) must begin with. A prefix, never a pattern. Empty accepts any output.
           */
          prints: string;
        };
        /**
         * Failed checks that are accepted, each with a reason. Waived findings stay visible in the status.
         */
        waivers: {
          /**
           * Id of the check, for example VA-016.
           */
          check: string;
          /**
           * Why the finding is accepted.
           */
          reason: string;
          /**
           * When the waiver ends (RFC 3339). Without it, it does not end.
           */
          expires?: string;
        }[];
      };
      /**
       * The Cubbi contract, an image whose init script sets up a user, directories and a tool. Set only where type is Cubbi.
       */
      cubbi?: {
        /**
         * The revision to judge by. Env reads CUBBI_* and MCP_* variables (releases 0.3 and 0.4), Config reads /cubbi/config.yaml (0.5). Auto takes what the image's init script is.
         */
        revision: 'Auto' | 'Env' | 'Config';
        /**
         * Pragmatic only warns of what the images of upstream's own releases break. Strict makes an error of every MUST of the specification.
         */
        enforcement: 'Pragmatic' | 'Strict';
        /**
         * Variables that the boot sets to dummy values, beside ANTHROPIC_API_KEY, GOOGLE_API_KEY, OPENAI_API_KEY and OPENROUTER_API_KEY. An image's required variables must be among them. No real value is ever needed.
         */
        environment: {
          /**
           * Name of the variable.
           */
          name: string;
        }[];
        /**
         * A command that shows that the image's tool works, such as goose --version. Run as the user in the first boot; it must exit 0.
         */
        toolCheck?: {
          /**
           * Program and arguments, run without a shell. No variable is expanded.
           *
           * @minItems 1
           */
          command: string[];
        };
        /**
         * Failed checks that are accepted, each with a reason. Waived findings stay visible in the status.
         */
        waivers: {
          /**
           * Id of the check, for example CB-112.
           */
          check: string;
          /**
           * Why the finding is accepted.
           */
          reason: string;
          /**
           * When the waiver ends (RFC 3339). Without it, it does not end.
           */
          expires?: string;
        }[];
      };
    };
    /**
     * What the gate does with workloads that use this template.
     */
    admission: {
      /**
       * Enforce rejects, Warn admits with a warning, Audit admits with an audit annotation.
       */
      mode: 'Enforce' | 'Warn' | 'Audit';
      /**
       * What to do while no verdict exists for the image.
       */
      whenUnknown: 'Allow' | 'Warn' | 'Deny';
      /**
       * Above 0s, Allow and Warn turn into Deny that long after the image was first seen Unknown. At most 168h.
       */
      unknownGrace: string;
      /**
       * DigestOnly rejects workloads that name the image by tag.
       */
      references: 'Any' | 'DigestOnly';
    };
    /**
     * How the image is validated.
     */
    validation: {
      /**
       * Boot inspects and boots the image, Inspect only reads it, Off validates nothing and admits every reference.
       */
      mode: 'Boot' | 'Inspect' | 'Off';
      /**
       * How often the tag is resolved again. 0s means never; else 30s to 168h.
       */
      interval: string;
      /**
       * How long scheduling and pulling may take, 10s to 1h. Running out is not the image's fault.
       */
      startTimeout: string;
      /**
       * How long the image may take, from the start of its container, until its agent answers or its init script is done, 5s to 15m. Running out is the image's fault.
       */
      timeout: string;
      /**
       * True holds up Valid while checks of the image's configuration and files could not be read.
       */
      requireInspection: boolean;
      /**
       * Platforms to validate, for example linux/amd64. Default are those of the cluster's nodes.
       */
      platforms?: string[];
      /**
       * Settings of the validation pod, for images that need certain nodes or more memory.
       */
      pod: {
        /**
         * Labels that the node must have.
         */
        nodeSelector: {
          [k: string]: string;
        };
        /**
         * Taints that the validation pod tolerates, as in a pod.
         */
        tolerations: {
          /**
           * The taint's key. Empty with operator Exists matches all.
           */
          key?: string;
          /**
           * How key and value are compared.
           */
          operator: 'Exists' | 'Equal';
          /**
           * The taint's value.
           */
          value?: string;
          /**
           * The taint's effect. Empty matches all.
           */
          effect?: 'NoSchedule' | 'PreferNoSchedule' | 'NoExecute';
          /**
           * How long a NoExecute taint is tolerated.
           */
          tolerationSeconds?: number;
        }[];
        /**
         * RuntimeClass of the validation pod. Empty is the cluster's default.
         */
        runtimeClassName: string;
        /**
         * Requests and limits of the image's containers. The operator fills what is not set.
         */
        resources: {
          /**
           * Quantities of cpu and memory.
           */
          requests: {
            /**
             * A quantity such as 500m or 256Mi.
             */
            cpu?: string;
            /**
             * A quantity such as 500m or 256Mi.
             */
            memory?: string;
          };
          /**
           * Quantities of cpu and memory.
           */
          limits: {
            /**
             * A quantity such as 500m or 256Mi.
             */
            cpu?: string;
            /**
             * A quantity such as 500m or 256Mi.
             */
            memory?: string;
          };
        };
        /**
         * False runs the validation pod in a user namespace, true does not. Unset uses one where the nodes support it.
         */
        hostUsers?: boolean | null;
      };
    };
  };
  /**
   * What the controller found. Written by the controller only.
   */
  status?: {
    /**
     * The metadata.generation that the status speaks of. -1 until the controller has seen the object.
     */
    observedGeneration?: number;
    /**
     * Resolved, Inspected, Booted, Valid, Ready, and Reconciling or Stalled while true.
     */
    conditions?: {
      /**
       * The condition's name.
       */
      type: string;
      /**
       * Whether the condition holds.
       */
      status: 'True' | 'False' | 'Unknown';
      /**
       * The metadata.generation that the condition speaks of.
       */
      observedGeneration?: number;
      /**
       * When the status last changed.
       */
      lastTransitionTime: string;
      /**
       * Machine-readable reason.
       */
      reason: string;
      /**
       * One sentence for a person, with the fix.
       */
      message: string;
    }[];
    /**
     * What the Valid condition speaks of.
     */
    judged?: {
      /**
       * spec.image as it was judged.
       */
      image: string;
      /**
       * The digest that was judged, empty where the image does not exist.
       */
      digest: string;
      /**
       * Hash of the contract that it was judged by.
       */
      contractHash: string;
      /**
       * When.
       */
      finishedAt: string;
    };
    /**
     * What spec.image was last resolved to.
     */
    image?: {
      /**
       * The reference that was resolved.
       */
      reference: string;
      /**
       * Digest of the index or manifest.
       */
      digest?: string;
      /**
       * When the registry last answered.
       */
      resolvedAt?: string;
      /**
       * The image's platforms.
       */
      platforms?: {
        /**
         * For example linux/amd64.
         */
        platform: string;
        /**
         * Digest of the platform's manifest.
         */
        digest: string;
        /**
         * Digest of the platform's configuration.
         */
        config?: string;
      }[];
    };
    /**
     * The last ten verdicts of this slot. A workload that is pinned to one of the digests is judged by it.
     */
    judgedDigests?: {
      /**
       * Digest of the index or manifest.
       */
      digest: string;
      /**
       * Digests of the platform manifests that were judged with it.
       */
      platforms?: string[];
      /**
       * The verdict.
       */
      outcome: 'Valid' | 'Invalid';
      /**
       * Hash of the contract that it was judged by.
       */
      contractHash?: string;
      /**
       * When.
       */
      at: string;
    }[];
    /**
     * The language of the slot.
     */
    language?: string;
    /**
     * What the image was found to implement, where the contract has revisions.
     */
    contract?: {
      /**
       * The revision of the contract, Env or Config for Cubbi.
       */
      detectedRevision: string;
      /**
       * The upstream release whose init script the image has, byte for byte, for example v0.5.0.
       */
      release?: string;
    };
    /**
     * The first line that the platform's probe printed.
     */
    runtime?: string;
    /**
     * When the image was first seen without a verdict; spec.admission.unknownGrace counts from here.
     */
    unknownSince?: string;
    /**
     * How many checks passed, failed, could not be told and were waived.
     */
    checks?: {
      /**
       * Checks that held.
       */
      passed: number;
      /**
       * Checks that did not hold, warnings included.
       */
      failed: number;
      /**
       * Checks that could not be told.
       */
      unknown: number;
      /**
       * Failed checks that a waiver accepts.
       */
      waived: number;
    };
    /**
     * Every check that did not pass, in the order of the contract.
     */
    findings?: {
      /**
       * Id of the check.
       */
      check: string;
      /**
       * Whether the finding decides the verdict (Error), is told (Warning) or no fault at all (Info).
       */
      severity: 'Error' | 'Warning' | 'Info';
      /**
       * What came out.
       */
      outcome: 'Failed' | 'Unknown' | 'Waived';
      /**
       * The reason that the Valid condition would carry.
       */
      reason: string;
      /**
       * The platform it was seen on, where it is not about all.
       */
      platform?: string;
      /**
       * What is wrong.
       */
      message: string;
      /**
       * What to do.
       */
      fix?: string;
    }[];
    /**
     * How the last boot went. Durations such as 1.4s.
     */
    boot?: {
      /**
       * From scheduling until the image's container was created.
       */
      imagePull?: string;
      /**
       * From the start of the image's container until its agent answered.
       */
      agentAnswered?: string;
      /**
       * From the creation of the Job until all evidence was there.
       */
      total?: string;
      /**
       * The last lines that the image wrote before it ended, where it ended.
       */
      logTail?: string;
    };
    /**
     * The last validation that was started.
     */
    lastValidation?: {
      /**
       * Hash of all that the evidence depends on. Templates of a namespace with the same key share one validation.
       */
      key: string;
      /**
       * Name of the Job.
       */
      job?: string;
      /**
       * UID of the Job.
       */
      jobUID?: string;
      /**
       * UID of the Job's first pod. Evidence counts from no other.
       */
      podUID?: string;
      /**
       * How often the validation was started for this key.
       */
      attempt?: number;
      /**
       * When the validation was begun.
       */
      startedAt?: string;
      /**
       * When the evidence was complete, or given up.
       */
      finishedAt?: string;
    };
    /**
     * The value of the annotation images.vibed.dev/validate-requested-at that was last acted upon.
     */
    lastHandledRequestAt?: string;
    /**
     * The last image that was Valid.
     */
    lastValid?: {
      /**
       * spec.image then.
       */
      image: string;
      /**
       * Its digest.
       */
      digest: string;
      /**
       * When.
       */
      finishedAt: string;
    };
  };
}
