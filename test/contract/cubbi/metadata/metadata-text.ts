/** Keys of a metadata file in order, each with all of its text. */
const GOOD: Readonly<Record<string, string>> = {
  name: 'name: goose',
  description: 'description: Goose with its tools',
  version: 'version: 1.0.0',
  maintainer: 'maintainer: team@example.com',
  image: 'image: example.com/cubbi/goose:1.0.0',
};

/**
 * The text of a metadata file without a fault, with keys replaced and added (the text of the whole key) or left out (undefined). The required
 * keys are lines 1 to 5; added ones begin at line 6.
 */
export function metadataText(changes: Readonly<Record<string, string | undefined>> = {}): string {
  const lines = Object.values({ ...GOOD, ...changes }).filter((text) => text !== undefined);
  return `${lines.join('\n')}\n`;
}
