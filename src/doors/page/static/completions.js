// Completes what is being typed into the search field: a combobox with a list below it, as the ARIA Authoring Practices have it.

import { field, form, words } from "./search.js";

/** Milliseconds without a key after which completions are asked for. */
const PAUSE = 60;

/** Completions that are shown: more would hide the results below. */
const MOST = 6;

/** Kinds of completions that need no name: they are words like those that were typed. */
const PLAIN = ["word", "query"];

/** @typedef {{ text: string, kind: string, highlights: [start: number, end: number][] }} Completion */

/**
 * A text with what was typed marked in it.
 * @param {Completion} completion
 */
function markTyped({ text, highlights }) {
  const shown = document.createElement("bdi");
  let at = 0;
  for (const [start, end] of highlights) {
    const mark = document.createElement("mark");
    mark.textContent = text.slice(start, end);
    shown.append(text.slice(at, start), mark);
    at = end;
  }
  shown.append(text.slice(at));
  return shown;
}

/**
 * @param {Completion} completion
 * @param {number} number
 */
function makeOption(completion, number) {
  const option = document.createElement("li");
  option.id = `completion-${number}`;
  option.role = "option";
  option.ariaSelected = "false";
  option.dataset.text = completion.text;
  option.append(markTyped(completion));
  if (PLAIN.includes(completion.kind)) return option;
  const kind = document.createElement("span");
  kind.textContent = words.kinds[completion.kind] ?? "";
  option.append(kind);
  return option;
}

/** @type {AbortController | null} */
let sent = null;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let pause;
/** Place in the list of the one that is chosen; -1 while none is. */
let active = -1;

const list = document.createElement("ul");
list.id = "completions";
list.className = "completions";
list.role = "listbox";
list.hidden = true;
field.after(list);
field.role = "combobox";
field.autocomplete = "off";
field.ariaAutoComplete = "list";
field.ariaExpanded = "false";
field.setAttribute("aria-controls", list.id);

/** @param {number} number */
function choose(number) {
  list.children[active]?.setAttribute("aria-selected", "false");
  active = number;
  const option = list.children[active];
  option?.setAttribute("aria-selected", "true");
  option?.scrollIntoView({ block: "nearest" });
  if (option) field.setAttribute("aria-activedescendant", option.id);
  else field.removeAttribute("aria-activedescendant");
}

function close() {
  clearTimeout(pause);
  sent?.abort();
  choose(-1);
  list.hidden = true;
  field.ariaExpanded = "false";
}

/** @param {Completion[]} completions */
function open(completions) {
  choose(-1);
  list.replaceChildren(...completions.map(makeOption));
  list.ariaLabel = words.completions[completions.length] ?? "";
  list.hidden = completions.length === 0;
  field.ariaExpanded = String(!list.hidden);
}

async function ask() {
  sent?.abort();
  const own = new AbortController();
  sent = own;
  const typed = field.value;
  if (typed.trim() === "") return close();
  try {
    const parameters = new URLSearchParams({ q: typed, limit: String(MOST) });
    const response = await fetch(`/suggest?${parameters}`, { signal: own.signal });
    /** @type {{ suggestions: Completion[] }} */
    const { suggestions } = response.ok ? await response.json() : { suggestions: [] };
    // What is typed already completes nothing.
    if (!own.signal.aborted) open(suggestions.filter(({ text }) => text.toLowerCase() !== typed.trim().toLowerCase()));
  } catch {
    if (!own.signal.aborted) close();
  }
}

/** @param {Element | null | undefined} option */
function accept(option) {
  if (!(option instanceof HTMLElement)) return;
  field.value = option.dataset.text ?? "";
  close();
  form.requestSubmit();
}

/**
 * Goes up or down the list, and past its ends back to the field.
 * @param {1 | -1} step
 */
function move(step) {
  if (list.hidden) return ask();
  const places = list.children.length + 1;
  choose(((active + 1 + step + places) % places) - 1);
}

/**
 * What keys do while the list is open, or would open it.
 * @type {Record<string, () => void>}
 */
const keys = {
  ArrowDown: () => move(1),
  ArrowUp: () => move(-1),
  Escape: close,
  Enter: () => accept(list.children[active]),
};

field.addEventListener("keydown", (event) => {
  if (event.isComposing) return;
  // The caret goes where these lead, and the field is what counts again.
  if (["Home", "End", "ArrowLeft", "ArrowRight"].includes(event.key)) choose(-1);
  const isMeant = event.key.startsWith("Arrow") || (event.key === "Enter" ? active >= 0 : !list.hidden);
  const act = keys[event.key];
  if (!act || !isMeant) return;
  event.preventDefault();
  event.stopPropagation();
  act();
});
field.addEventListener("input", () => {
  clearTimeout(pause);
  pause = setTimeout(ask, PAUSE);
});
field.addEventListener("blur", close);
form.addEventListener("submit", close);
// The field keeps the focus, so that it does not close the list before the click.
list.addEventListener("pointerdown", (event) => event.preventDefault());
list.addEventListener("click", (event) => {
  if (event.target instanceof Element) accept(event.target.closest("[role=option]"));
});
