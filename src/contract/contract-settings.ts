/** What the operator's configuration says about contracts that are not everywhere at home. */
export interface ContractSettings {
  readonly cubbi: {
    /** Whether the operator validates Cubbi images: it may read logs of validation pods then. */
    readonly enabled: boolean;
    /** Whether a Cubbi image may boot as root of the node where the nodes have no user namespaces. */
    readonly allowHostUsers: boolean;
  };
}
