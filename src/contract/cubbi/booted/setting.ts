/** A standard setting with the value that the boots give it, as each of the two channels names it. */
export interface Setting {
  /** For example `CUBBI_USER_ID=12345`. */
  readonly env: string;
  /** For example `user.uid: 12346`, in `/cubbi/config.yaml`. */
  readonly config: string;
}
