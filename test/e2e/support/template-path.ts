/** The path of a template in the API; of all templates of the namespace without a name. */
export function templatePath(namespace: string, name?: string): string {
  const all = `/apis/images.vibed.dev/v1alpha1/namespaces/${namespace}/baseimagetemplates`;
  return name === undefined ? all : `${all}/${name}`;
}
