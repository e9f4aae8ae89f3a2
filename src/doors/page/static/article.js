// What a script adds to the page of an article: the outline follows the reader, citations can be copied, and the link to cite is
// that of the passage that the page was opened at. Without it all of the page is there.

/**
 * The elements of a kind that a selector finds.
 * @template {Element} T
 * @param {new () => T} type
 * @param {string} selector
 * @param {ParentNode} within
 * @returns {T[]}
 */
function findAll(type, selector, within = document) {
  return [...within.querySelectorAll(selector)].flatMap((element) => (element instanceof type ? [element] : []));
}

/**
 * Marks an entry of an outline as the one that is read, and keeps it in view; only the outline scrolls, never the page.
 * @param {HTMLElement} outline
 * @param {Iterable<HTMLElement>} links
 * @param {HTMLElement | undefined} current
 */
function markCurrent(outline, links, current) {
  for (const link of links)
    if (link === current) link.setAttribute("aria-current", "location");
    else link.removeAttribute("aria-current");
  if (!current) return;
  const [box, room] = [current.getBoundingClientRect(), outline.getBoundingClientRect()];
  if (box.top < room.top || box.bottom > room.bottom) outline.scrollTop += box.top - room.top - room.height / 2;
}

/**
 * Whether an element is in the window.
 * @param {Element} element
 */
function isInView(element) {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}

/**
 * Follows the reader in an outline: the section that is read is that which was gone to, while its heading is in view, else the last
 * that begins above.
 * @param {HTMLElement} outline
 */
function follow(outline) {
  /** @type {Map<Element, HTMLAnchorElement>} */
  const links = new Map();
  for (const link of findAll(HTMLAnchorElement, 'a[href^="#"]', outline)) {
    const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (heading) links.set(heading, link);
  }
  const above = new Set();
  const update = () => {
    const opened = [...links.keys()].find((heading) => links.get(heading)?.hash === location.hash);
    const read = opened && isInView(opened) ? opened : [...links.keys()].filter((heading) => above.has(heading)).at(-1);
    markCurrent(outline, links.values(), read && links.get(read));
  };
  // A heading in the lowest three quarters of the window is still to be read.
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting, boundingClientRect, rootBounds } of entries)
        if (isIntersecting || boundingClientRect.bottom < (rootBounds?.bottom ?? 0)) above.add(target);
        else above.delete(target);
      update();
    },
    { rootMargin: "0px 0px -75% 0px" },
  );
  for (const heading of links.keys()) observer.observe(heading);
  addEventListener("hashchange", update);
}

/**
 * What fits needs no stop of the keyboard to be scrolled.
 * @param {readonly HTMLElement[]} wide
 */
function freeTabStops(wide) {
  for (const element of wide)
    new ResizeObserver(() => {
      const { scrollWidth, clientWidth, scrollHeight, clientHeight } = element;
      element.tabIndex = scrollWidth > clientWidth || scrollHeight > clientHeight ? 0 : -1;
    }).observe(element);
}

/**
 * Only pages of https and of this machine may write to the clipboard.
 * @param {HTMLElement} box
 */
function offerCopies(box) {
  const [status] = findAll(HTMLElement, "[role=status]", box);
  /** @param {string} text */
  const say = (text) => {
    if (status) status.textContent = text;
  };
  for (const button of navigator.clipboard ? findAll(HTMLButtonElement, "button.copy", box) : []) {
    const { textContent: label, dataset } = button;
    const done = dataset.copied ?? "";
    const undo = () => {
      button.textContent = label;
      say("");
    };
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.parentElement?.querySelector("code")?.textContent ?? "");
      button.textContent = done;
      say(done);
      button.addEventListener("blur", undo, { once: true });
    });
  }
}

/** The anchor of a passage: some digits of a hash. */
const PASSAGE = /^#([0-9a-f]{10}(?:-\d+)?)$/;

/**
 * Gives the address to cite for what the page is opened at; nothing where that is no passage.
 * @param {DOMStringMap} cited
 * @returns {Promise<string | undefined>}
 */
async function addressToCite({ article, anchor, passage }) {
  const [, opened] = PASSAGE.exec(location.hash) ?? [];
  if (opened === undefined || opened === anchor) return opened && passage;
  const id = encodeURIComponent(`${article}~${opened}`);
  const response = await fetch(`/passages/${id}`, { headers: { Accept: "application/json" } });
  return response.ok ? (await response.json()).url : undefined;
}

/**
 * Keeps the link to cite, and that in Markdown, those of the passage that the page was opened at last.
 * @param {HTMLDetailsElement} box
 */
function citePassages(box) {
  const codes = findAll(HTMLElement, "code", box).slice(0, 2);
  let shown = box.dataset.passage ?? "";
  const update = async () => {
    const wanted = box.open ? await addressToCite(box.dataset).catch(() => undefined) : undefined;
    if (wanted === undefined) return;
    for (const code of codes) code.textContent = (code.textContent ?? "").replace(shown, () => wanted);
    shown = wanted;
  };
  box.addEventListener("toggle", update);
  addEventListener("hashchange", update);
}

/**
 * Opens the citations without leaving the passage: its mark stays, and so does its address.
 * @param {HTMLElement} link
 * @param {HTMLDetailsElement} box
 */
function openInPlace(link, box) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    box.open = true;
    box.querySelector("summary")?.focus();
  });
}

for (const outline of findAll(HTMLElement, ".outline")) follow(outline);
freeTabStops(findAll(HTMLElement, ".text :is(.wide, pre), .cite pre"));
for (const box of findAll(HTMLDetailsElement, ".cite")) {
  offerCopies(box);
  citePassages(box);
  for (const link of findAll(HTMLElement, 'a[href="#Cite"]')) openInPlace(link, box);
}
for (const contents of findAll(HTMLDetailsElement, ".contents"))
  contents.addEventListener("click", ({ target }) => {
    if (target instanceof HTMLAnchorElement) contents.open = false;
  });
