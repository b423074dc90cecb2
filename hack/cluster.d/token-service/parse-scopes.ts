/** One entry of a token's `access` claim: actions on one resource (distribution's token specification). */
export interface Access {
  type: string;
  name: string;
  actions: string[];
}

/**
 * Reads the `scope` parameters of a token request, `type:name:action,action`, several divided by spaces. The name may hold colons. What
 * is not so shaped is left out: the registry then refuses for want of it.
 */
export function parseScopes(parameters: readonly string[]): Access[] {
  return parameters
    .flatMap((parameter) => parameter.split(' '))
    .flatMap((scope) => {
      const first = scope.indexOf(':');
      const last = scope.lastIndexOf(':');
      if (first < 1 || last === first) return [];
      const actions = scope.slice(last + 1).split(',');
      return [{ type: scope.slice(0, first), name: scope.slice(first + 1, last), actions }];
    });
}
