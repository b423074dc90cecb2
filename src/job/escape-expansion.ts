/**
 * Doubles every `$`, so that a text reaches the container as it is: in `command` and `args` Kubernetes replaces `$(NAME)` by a variable and
 * `$$` by `$` (API field `Container.command`).
 */
export function escapeExpansion(text: string): string {
  return text.replaceAll('$', '$$$$');
}
