import { type FSWatcher, watch } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { type FolderOptions, isHidden, listFolders } from "../read-folder.ts";

/** Quiet after a change, in milliseconds, before it is passed on: an editor saves in several steps, git in many. */
const QUIET_MS = 30;

/** A watch on a folder of articles, or on one file of them. */
export interface FolderWatch {
  /** Watches folders that are new; to be called before what is in them is read, so that nothing is missed. */
  refresh(): void;
}

/** Watches each folder by itself, since the watch of a whole tree does not follow links. `onChange` is called after each change. */
export function watchFolder(corpus: string, options: FolderOptions, onChange: () => void): FolderWatch {
  const root = resolve(corpus);
  const watches = new Map<string, FSWatcher>();
  let timer: NodeJS.Timeout | undefined;
  const notice = () => {
    clearTimeout(timer);
    timer = setTimeout(onChange, QUIET_MS);
  };
  const add = (folder: string, only: string | null) => {
    const watcher = watch(folder, (_, name) => {
      if (name === null || (only === null ? !isHidden(name) : name === only)) notice();
    });
    // A folder that is removed while it is watched is an event of the one above too.
    watcher.on("error", () => {});
    watches.set(folder, watcher);
  };
  return {
    refresh() {
      const folders = listFolders(root, options);
      // An editor may put a new file in the place of the old one: a watch on the file itself would end with it.
      const wanted = new Map(folders?.map((folder) => [folder, null]) ?? [[dirname(root), basename(root)]]);
      for (const [folder, watcher] of watches) {
        if (wanted.has(folder)) continue;
        watcher.close();
        watches.delete(folder);
      }
      for (const [folder, only] of wanted) if (!watches.has(folder)) add(folder, only);
    },
  };
}
