/** A key as it was pressed. */
type Press = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">;

/** The prefix of a shortcut that means Ctrl, or ⌘ on a Mac. */
const MODIFIER = "mod+";

/** Shortcuts as an attribute lists them: `mod+k /`. */
export function splitShortcuts(list: string): string[] {
  return list.toLowerCase().split(/\s+/).filter(Boolean);
}

/** Whether a key is one of some shortcuts. Those without `mod` are not meant for who is typing. */
export function matchShortcut(shortcuts: readonly string[], press: Press, isTyping: boolean): boolean {
  const key = press.key.toLowerCase();
  const isModified = press.ctrlKey || press.metaKey;
  if (press.altKey || (isModified && press.shiftKey) || (!isModified && isTyping)) return false;
  return shortcuts.includes(isModified ? MODIFIER + key : key);
}

/** Shortcuts as `aria-keyshortcuts` has them. */
export function describeShortcuts(shortcuts: readonly string[]): string {
  return shortcuts
    .flatMap((shortcut) => {
      const key = shortcut.replace(MODIFIER, "").toUpperCase();
      return shortcut.startsWith(MODIFIER) ? [`Control+${key}`, `Meta+${key}`] : [key];
    })
    .join(" ");
}

/** A shortcut as the keys of a keyboard are labelled. */
export function labelShortcut(shortcut: string, isMac: boolean): string {
  const key = shortcut.replace(MODIFIER, "").toUpperCase();
  return shortcut.startsWith(MODIFIER) ? `${isMac ? "⌘" : "Ctrl "}${key}` : key;
}

/** Whether a key goes into a text that is being typed. */
export function isTyping(event: KeyboardEvent): boolean {
  const [target] = event.composedPath();
  return target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"));
}
