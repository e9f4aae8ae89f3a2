/** Groups places by a key below `count`: the places of each key, ascending, from its start to that of the next. Linear. */
export function groupPlaces(keys: Uint32Array, count: number): { starts: Uint32Array; places: Uint32Array } {
  const starts = new Uint32Array(count + 1);
  for (const key of keys) starts[key + 1] = (starts[key + 1] ?? 0) + 1;
  for (let key = 1; key < starts.length; key++) starts[key] = (starts[key] ?? 0) + (starts[key - 1] ?? 0);
  const next = starts.slice();
  const places = new Uint32Array(keys.length);
  for (let place = 0; place < keys.length; place++) {
    const key = keys[place] ?? 0;
    const at = next[key] ?? 0;
    places[at] = place;
    next[key] = at + 1;
  }
  return { starts, places };
}
