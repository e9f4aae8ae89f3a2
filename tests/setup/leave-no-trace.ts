import { afterAll, beforeAll, expect } from "vitest";

/** What the files of a worker share beside the modules: one file runs after another in the same process. */
const SHARED: Readonly<Record<string, object>> = {
  "": globalThis,
  "console.": console,
  "process.": process,
  "process.env.": process.env,
  "Math.": Math,
  "Date.": Date,
  "performance.": performance,
};

/** Every property of what is shared, by its name. */
function look(): Map<string, PropertyDescriptor> {
  const parts = Object.entries(SHARED).flatMap(([name, holder]) =>
    Object.entries(Object.getOwnPropertyDescriptors(holder)).map(([key, property]): [string, PropertyDescriptor] => [
      name + key,
      property,
    ]),
  );
  return new Map([...parts, ["process.cwd()", { value: process.cwd() }]]);
}

/** Tells whether a property is what it was. Node makes some when they are first asked for. */
const isSame = (was?: PropertyDescriptor, is?: PropertyDescriptor) =>
  (was?.get !== undefined && is !== undefined && is.get === undefined) ||
  (was?.get === is?.get && Object.is(was?.value, is?.value));

let before = new Map<string, PropertyDescriptor>();

beforeAll(() => {
  before = look();
});

afterAll(() => {
  const after = look();
  const names = new Set([...before.keys(), ...after.keys()]);
  const changed = [...names].filter((name) => !isSame(before.get(name), after.get(name)));
  expect(changed, "changed by the tests of this file, for those of others").toEqual([]);
});
