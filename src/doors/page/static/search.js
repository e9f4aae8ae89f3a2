// Shows results as one types. What is shown is what the server makes of the same address: its page is fetched, and the results in it
// take the place of those that are there. The address in the browser's bar is always that of what is shown or on its way.

/** Milliseconds without a key after which a search is sent: as long as a pause between two words. */
const PAUSE = 150;

/**
 * @template {Element} T
 * @param {new () => T} type
 * @param {string} selector
 * @param {ParentNode} within
 * @returns {T}
 */
function find(type, selector, within = document) {
  const found = within.querySelector(selector);
  if (!(found instanceof type)) throw new Error(`The page lacks ${selector}`);
  return found;
}

/** The search form, its field, and what scripts may say of it. */
export const form = find(HTMLFormElement, "#Search");
export const field = find(HTMLInputElement, "[name=q]", form);
const trouble = find(HTMLElement, ".said", form);
const counted = find(HTMLElement, ".unseen", form);
/** @type {{ limited: string, lost: string, kinds: Record<string, string>, completions: string[] }} */
export const words = JSON.parse(form.dataset.said ?? "{}");

/** What is at the address, or on its way. */
let shown = location.pathname + location.search;
/**
 * The address whose results were asked for last and are not here; `null` when they are.
 * @type {string | null}
 */
let awaited = null;
/** Whether the address is of words that are still being typed, so that the next ones take its place in the history. */
let isDraft = false;
/** @type {AbortController | null} */
let sent = null;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let pause;

/** The filters and the order of what is shown, which stand in the results; of those that are not here, the address has them. */
function keptParameters() {
  if (awaited !== null) return new URL(awaited, location.origin).searchParams;
  const parameters = new URLSearchParams();
  for (const [name, value] of new FormData(form)) parameters.append(name, String(value));
  return parameters;
}

/** The address of what the form asks for; that of the first page while it asks for nothing. */
function addressOfForm() {
  const query = field.value.trim();
  const parameters = keptParameters();
  parameters.delete("cursor");
  parameters.set("q", query);
  return query === "" ? "/" : `/?${parameters}`;
}

/**
 * Puts the results of a page in place of those that are shown.
 * @param {Document} page
 */
function swap(page) {
  find(HTMLElement, "#results").replaceWith(find(HTMLElement, "#results", page));
  awaited = null;
  document.title = page.title;
  trouble.textContent = "";
  counted.textContent = document.querySelector("#results h1")?.textContent ?? "";
}

/**
 * Fetches what is at an address and shows it; whatever was on its way is given up. Whether it is shown.
 * @param {string} address
 * @returns {Promise<boolean>}
 */
async function show(address) {
  sent?.abort();
  const own = new AbortController();
  sent = own;
  shown = address;
  awaited = address;
  find(HTMLElement, "#results").ariaBusy = "true";
  try {
    const response = await fetch(address, { headers: { Accept: "text/html" }, signal: own.signal });
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    if (response.status === 429) throw new Error(words.limited);
    if (page.querySelector("#results")) swap(page);
    // A page of another kind, such as that which asks for a key, is opened as such.
    else if (response.status < 500) location.assign(address);
    else throw new Error(words.lost);
    return true;
  } catch (error) {
    if (own.signal.aborted) return false;
    // It is asked for again by Enter.
    shown = "";
    find(HTMLElement, "#results").ariaBusy = "false";
    trouble.textContent = error instanceof Error && error.message === words.limited ? words.limited : words.lost;
    return false;
  }
}

/**
 * Goes to an address, and shows what is there unless it is shown already.
 * @param {string} address
 * @param {{ isTyping: boolean }} how
 */
async function go(address, { isTyping }) {
  clearTimeout(pause);
  const isHere = address === location.pathname + location.search;
  if (!isHere && isTyping && isDraft) history.replaceState(null, "", address);
  else if (!isHere) history.pushState(null, "", address);
  isDraft = isTyping && (isDraft || !isHere);
  return address === shown || show(address);
}

/** Searches the words that are typed, once no more come. */
function searchSoon() {
  clearTimeout(pause);
  pause = setTimeout(() => go(addressOfForm(), { isTyping: true }), PAUSE);
}

field.addEventListener("input", (event) => {
  // What an input method shows is no word yet.
  if (!(event instanceof InputEvent && event.isComposing)) searchSoon();
});
field.addEventListener("compositionend", searchSoon);

form.addEventListener("submit", (event) => {
  event.preventDefault();
  // The keyboard of a phone would hide the results.
  if (matchMedia("(pointer: coarse)").matches) field.blur();
  go(addressOfForm(), { isTyping: false });
});

/** Puts the words of the address into the field, where they came from a link or from the history. */
function fillField() {
  field.value = new URLSearchParams(location.search).get("q") ?? "";
}

addEventListener("popstate", () => {
  const address = location.pathname + location.search;
  clearTimeout(pause);
  isDraft = false;
  if (address === shown) return;
  fillField();
  show(address);
});

/** @param {MouseEvent} event */
function isPlainClick({ button, ctrlKey, metaKey, shiftKey, altKey }) {
  return button === 0 && !ctrlKey && !metaKey && !shiftKey && !altKey;
}

/**
 * Shows what a link to another search leads to, from its beginning.
 * @param {HTMLAnchorElement} link
 */
async function follow(link) {
  const going = go(link.pathname + link.search, { isTyping: false });
  // What is typed from here on stays.
  fillField();
  if (!(await going)) return;
  scrollTo({ top: 0 });
  // The link is gone; who reads on by keyboard or by ear begins with what was found, but for who types already.
  const count = document.querySelector("#count");
  if (count instanceof HTMLElement && document.activeElement !== field) count.focus({ preventScroll: true });
}

document.addEventListener("click", (event) => {
  const target = event.target instanceof Element ? event.target : null;
  for (const menu of document.querySelectorAll("details.menu[open]"))
    if (menu instanceof HTMLDetailsElement && !menu.contains(target)) menu.open = false;
  const link = target?.closest('#results a[href^="/?"]');
  if (!(link instanceof HTMLAnchorElement) || !isPlainClick(event)) return;
  event.preventDefault();
  follow(link);
});

/** Closes the menu that is open, and goes back to what opened it. */
function closeMenu() {
  const menu = document.querySelector("details.menu[open]");
  if (!(menu instanceof HTMLDetailsElement)) return;
  menu.open = false;
  find(HTMLElement, "summary", menu).focus();
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") closeMenu();
  const isTyping =
    event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key !== "/" || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  field.focus();
  field.select();
});
