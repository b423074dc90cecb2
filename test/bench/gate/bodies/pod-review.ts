/** A variable of a container. */
export interface Variable {
  readonly name: string;
  readonly value?: string;
}

/** A container of a pod, as far as bodies change it. */
export interface Container {
  name: string;
  image: string;
  env?: Variable[];
}

/** What the API server notes of each field and who owns it. */
export type FieldSet = Record<string, object>;

/** An AdmissionReview of a pod's creation, as far as bodies change it; the rest is as the API server sent it. */
export interface PodReview {
  request: {
    uid: string;
    namespace: string;
    object: {
      metadata: {
        namespace: string;
        labels: Record<string, string>;
        annotations: Record<string, string>;
        managedFields: {
          fieldsV1: { 'f:spec': { 'f:containers': Record<string, FieldSet> } };
        }[];
      };
      spec: { containers: Container[] };
    };
  };
}
