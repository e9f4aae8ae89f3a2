/**
 * Imports a package of this folder, which has dependencies of its own so that the project needs none of them. The
 * caller says what it uses of the package: its types are not there before it is installed.
 */
export async function importPeer<T>(name: string): Promise<T> {
  return import(name);
}
