/** What is recorded of an image: `Unknown` while nothing is proven, for or against. */
export type Standing = 'Valid' | 'Invalid' | 'Unknown';
