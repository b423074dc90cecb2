/** What the first boot left in the folder of its report, as the operator's container found it. JSON-safe. */
export type LeftReport =
  | { readonly v: 1; readonly state: 'Left'; readonly text: string }
  /** The probe never ran to its end. */
  | { readonly v: 1; readonly state: 'Absent' }
  /** Something else than a file of a report's size. */
  | { readonly v: 1; readonly state: 'Unfit' };
