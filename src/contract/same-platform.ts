/**
 * Whether an image's platform serves a node's: same operating system and architecture, and the same variant where both name one
 * (`linux/arm64` and `linux/arm64/v8` are the same).
 */
export function samePlatform(image: string, node: string): boolean {
  const [os, architecture, variant] = image.split('/');
  const [wantedOs, wantedArchitecture, wantedVariant] = node.split('/');
  return (
    os === wantedOs &&
    architecture === wantedArchitecture &&
    (variant === undefined || wantedVariant === undefined || variant === wantedVariant)
  );
}
