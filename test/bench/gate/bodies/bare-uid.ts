/** The uid of all reviews that go to a server whose answer never changes: the load generator checks that answers have the review's. */
export const BARE_UID = '00000000-0000-4000-8000-000000000000';
