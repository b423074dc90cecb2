/** The reasons of a rejection that policy and webhook tell in the same words. */
export const SAME_WORDS = ['SlotClosed', 'Invalid', 'Unknown', 'DigestRequired'];
