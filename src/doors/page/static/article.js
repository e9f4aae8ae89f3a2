// What a script adds to the page of an article: the outline follows the reader, citations can be copied, and the link to cite is
// that of the passage that the page was opened at. Without it all of the page is there.

/** Marks an entry of an outline as the one that is read, and keeps it in view; only the outline scrolls, never the page. */
function markCurrent(outline, links, current) {
  for (const link of links)
    if (link === current) link.setAttribute("aria-current", "location");
    else link.removeAttribute("aria-current");
  if (!current) return;
  const [box, room] = [current.getBoundingClientRect(), outline.getBoundingClientRect()];
  if (box.top < room.top || box.bottom > room.bottom) outline.scrollTop += box.top - room.top - room.height / 2;
}

/** Follows the reader in an outline: the section that is read is the last that begins above the middle of the window. */
function follow(outline) {
  const links = new Map();
  for (const link of outline.querySelectorAll('a[href^="#"]')) {
    const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (heading) links.set(heading, link);
  }
  const above = new Set();
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting, boundingClientRect, rootBounds } of entries)
        if (isIntersecting || boundingClientRect.bottom < (rootBounds?.bottom ?? 0)) above.add(target);
        else above.delete(target);
      const current = [...links.keys()].filter((heading) => above.has(heading)).at(-1);
      markCurrent(outline, links.values(), links.get(current));
    },
    { rootMargin: "0px 0px -55% 0px" },
  );
  for (const heading of links.keys()) observer.observe(heading);
}

/** What fits needs no stop of the keyboard to be scrolled. */
function freeTabStops(wide) {
  const sizes = new ResizeObserver((entries) => {
    for (const { target } of entries) target.tabIndex = target.scrollWidth > target.clientWidth ? 0 : -1;
  });
  for (const element of wide) sizes.observe(element);
}

/** Only pages of https and of this machine may write to the clipboard. */
function offerCopies(box) {
  const status = box.querySelector("[role=status]");
  for (const button of navigator.clipboard ? box.querySelectorAll("button.copy") : []) {
    const label = button.textContent;
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.parentElement.querySelector("code").textContent);
      button.textContent = button.dataset.copied;
      status.textContent = button.dataset.copied;
      button.addEventListener(
        "blur",
        () => {
          button.textContent = label;
          status.textContent = "";
        },
        { once: true },
      );
    });
  }
}

/** The anchor of a passage: some digits of a hash. */
const PASSAGE = /^#([0-9a-f]{10}(?:-\d+)?)$/;

/** Gives the address to cite for what the page is opened at; `null` where that is no passage. */
async function addressToCite({ article, anchor, passage }) {
  const [, opened] = PASSAGE.exec(location.hash) ?? [];
  if (opened === undefined) return null;
  if (opened === anchor) return passage;
  const id = encodeURIComponent(`${article}~${opened}`);
  const response = await fetch(`/passages/${id}`, { headers: { Accept: "application/json" } });
  return response.ok ? (await response.json()).url : null;
}

/** Keeps the link to cite, and that in Markdown, those of the passage that the page was opened at last. */
function citePassages(box) {
  const codes = [...box.querySelectorAll("code")].slice(0, 2);
  let shown = box.dataset.passage;
  const update = async () => {
    const wanted = box.open ? await addressToCite(box.dataset).catch(() => null) : null;
    if (wanted === null) return;
    for (const code of codes) code.textContent = code.textContent.replace(shown, () => wanted);
    shown = wanted;
  };
  box.addEventListener("toggle", update);
  addEventListener("hashchange", update);
}

/** Opens the citations without leaving the passage: its mark stays, and so does its address. */
function openInPlace(link, box) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    box.open = true;
    box.querySelector("summary").focus();
  });
}

for (const outline of document.querySelectorAll(".outline")) follow(outline);
freeTabStops(document.querySelectorAll(".text :is(.wide, pre), .cite pre"));
for (const box of document.querySelectorAll(".cite")) {
  offerCopies(box);
  citePassages(box);
  for (const link of document.querySelectorAll('a[href="#Cite"]')) openInPlace(link, box);
}
for (const contents of document.querySelectorAll(".contents"))
  contents.addEventListener("click", (event) => {
    if (event.target.closest("a")) contents.open = false;
  });
