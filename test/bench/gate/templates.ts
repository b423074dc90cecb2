/** How many templates the webhooks know where a figure says nothing else. */
export const TEMPLATES = 1_000;
/** Of a small cluster. */
export const FEW = 10;
/** Of one that is larger than any that is known. */
export const MANY = 100_000;
