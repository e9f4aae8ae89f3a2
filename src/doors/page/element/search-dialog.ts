import type { Speech } from "./choose-speech.ts";
import { makeNode } from "./make-node.ts";
import { describeShortcuts, labelShortcut } from "./match-shortcut.ts";
import type { SearchBox } from "./search-box.ts";

/** A button, and the dialog that it opens. The platform keeps the focus inside, closes it by Escape and gives the focus back. */
export interface SearchDialog {
  button: HTMLButtonElement;
  dialog: HTMLDialogElement;
}

function makeButton({ search }: Speech, shortcuts: readonly string[]): HTMLButtonElement {
  const [first] = shortcuts;
  const button = makeNode("button", { part: "button", type: "button", "aria-haspopup": "dialog" }, search);
  if (first === undefined) return button;
  button.setAttribute("aria-keyshortcuts", describeShortcuts(shortcuts));
  const label = labelShortcut(first, /Mac|iP(?:hone|ad)/.test(navigator.userAgent));
  button.append(makeNode("kbd", { part: "shortcut", "aria-hidden": "true" }, label));
  return button;
}

/** Makes the dialog around a search field. */
export function makeDialog(box: SearchBox, speech: Speech, shortcuts: readonly string[]): SearchDialog {
  const button = makeButton(speech, shortcuts);
  const close = makeNode("button", { part: "close", type: "button", "aria-label": speech.close }, "×");
  const head = makeNode("div", { part: "head" }, box.input, close);
  const sheet = makeNode("div", { class: "sheet" }, head, box.voice, box.panel);
  const dialog = makeNode("dialog", { part: "dialog", "aria-label": speech.search }, sheet);
  button.addEventListener("click", () => {
    dialog.showModal();
    box.input.focus();
    box.input.select();
  });
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => box.stop());
  dialog.addEventListener("click", ({ target }) => {
    // The dialog itself is clicked only beside what is in it; a link may lead to this very page.
    if (target === dialog || (target instanceof Element && target.closest("a"))) dialog.close();
  });
  return { button, dialog };
}
