/** What a pod must know of a template to use it. */
export interface TemplatePlace {
  readonly namespace: string;
  readonly name: string;
  /** `spec.image`. */
  readonly image: string;
}
