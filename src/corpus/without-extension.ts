/** Gives the path of a file without its extension: `guide/hens` for `guide/hens.md`. */
export function withoutExtension(path: string): string {
  return path.replace(/\.[^./]+$/, "");
}
