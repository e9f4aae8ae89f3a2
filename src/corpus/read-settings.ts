import { findNearest } from "../text/find-nearest.ts";
import { CorpusSettings, SETTINGS_FILE } from "./corpus-settings.ts";
import type { Fault, Warning } from "./fault.ts";
import { decodeText, NO_TEXT } from "./formats/decode-text.ts";
import type { SourceFile } from "./formats/format.ts";
import { parseYaml } from "./metadata/parse-yaml.ts";

/** The settings of a corpus, with what is wrong with them, and what in them is not read. */
interface SettingsReading {
  settings: CorpusSettings;
  faults: Fault[];
  warnings: Warning[];
}

/** Most keys that are no settings; a file with more is another one, and all that is said of them would hide the rest. */
const MAX_UNKNOWN_KEYS = 100;

/** Warns of a key that is no setting, and names the setting that it may be meant for. */
function warnOfKey(key: string, line: number): Warning {
  const known = Object.keys(CorpusSettings.shape);
  const [nearest] = findNearest(key, known);
  const wanted = nearest === undefined ? `wanted one of ${known.join(", ")}` : `did you mean ${nearest}?`;
  return { file: SETTINGS_FILE, line, kind: "settings", warning: `${JSON.stringify(key)} is no setting, ${wanted}` };
}

/** Reads the settings among the files of a corpus; what a fault makes unreadable has its default. */
export function readSettings(files: readonly SourceFile[]): SettingsReading {
  const file = files.find(({ path }) => path === SETTINGS_FILE);
  const yaml = file ? decodeText(file.bytes) : { text: "" };
  const defaults = CorpusSettings.parse({});
  if (yaml === null)
    return { settings: defaults, faults: [{ file: SETTINGS_FILE, line: null, message: NO_TEXT }], warnings: [] };
  const { value, faults, lines } = parseYaml(yaml.text, CorpusSettings, { file: SETTINGS_FILE, firstLine: 1 });
  const others = [...lines].filter(([key]) => !Object.hasOwn(CorpusSettings.shape, key));
  if (others.length > MAX_UNKNOWN_KEYS) {
    const message = `has ${others.length} keys that are no settings, wanted ${Object.keys(CorpusSettings.shape).join(", ")}`;
    return {
      settings: defaults,
      faults: [...faults, { file: SETTINGS_FILE, line: others[0]?.[1] ?? null, message }],
      warnings: [],
    };
  }
  return { settings: value ?? defaults, faults, warnings: others.map(([key, line]) => warnOfKey(key, line)) };
}
