/** By digest the node's copy is the image; a tag may have moved since it was pulled. */
export function pullPolicy(image: string): 'IfNotPresent' | 'Always' {
  return image.includes('@') ? 'IfNotPresent' : 'Always';
}
