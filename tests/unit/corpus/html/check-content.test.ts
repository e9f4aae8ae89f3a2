import { describe, expect, test } from "vitest";
import { html } from "../../../../src/corpus/formats/html/html.ts";

function read(page: string) {
  const [article] = html.read({ path: "a.html", bytes: new TextEncoder().encode(page) }, null);
  if (!article || !("visible" in article)) throw new Error(JSON.stringify(article));
  return { lines: article.visible.lines(), dropped: article.dropped };
}

/** Paragraphs that differ, each of some 130 letters. */
const paragraphs = (count: number, name: string) =>
  Array.from(
    { length: count },
    (_, at) =>
      `In ${name} ${at}, the keeper of the lighthouse lit his lamp at dusk, as he had done every evening, and wrote it down, and slept.`,
  );

const markup = (texts: readonly string[]) => texts.map((text) => `<p>${text}</p>`).join("");

const BODY = paragraphs(8, "year");
const ASIDE = "Printed on paper from the island";
/** A class by which the library knows what is no text, and our rules do not. */
const aside = (text = ASIDE) => `<div class="supplemental">${text}</div>`;

describe("What stands at the ends of an article and is no text of it is cut, by what a library takes:", () => {
  test("above the text", () => {
    const { lines, dropped } = read(`<article>${aside()}${markup(BODY)}</article>`);
    expect(lines).toEqual(BODY);
    expect(dropped).toContainEqual({ text: ASIDE, reason: "above the text" });
  });

  test("below the text", () => {
    const { lines, dropped } = read(`<article>${markup(BODY)}${aside()}</article>`);
    expect(lines).toEqual(BODY);
    expect(dropped).toContainEqual({ text: ASIDE, reason: "below the text" });
  });

  test("but never within it", () => {
    const page = `<article>${markup(BODY.slice(0, 4))}${aside()}${markup(BODY.slice(4))}</article>`;
    expect(read(page).lines).toEqual([...BODY.slice(0, 4), ASIDE, ...BODY.slice(4)]);
  });

  test("but not where it is a third of the article and more: then the library has missed a part", () => {
    const rest = paragraphs(6, "month");
    const page = `<article>${markup(BODY)}<div class="supplemental">${markup(rest)}</div></article>`;
    expect(read(page).lines).toEqual([...BODY, ...rest]);
  });

  test("but not on a page of a few lines, of which the library can tell nothing", () => {
    const [line = ""] = BODY;
    expect(read(`<article>${markup([line])}${aside()}</article>`).lines).toEqual([line, ASIDE]);
  });

  test("and a line that the library has joined with the next is one that it has", () => {
    const lines = ["The first line of a letter to the keeper", "and the second line of it, which ends here."];
    const page = `<article><div>${lines.join("<br>")}</div>${markup(BODY)}</article>`;
    expect(read(page).lines).toEqual([...lines, ...BODY]);
  });
});

describe("Where our rules take a part of the article alone, the whole is taken as a library finds it:", () => {
  const teaser = paragraphs(4, "summer");
  const page = `<div id="wrap"><div class="widget"><article>${markup(teaser)}</article></div>
    <div class="text">${markup(BODY)}</div></div><div class="foot">Terms of use apply</div>`;

  test("its text", () => {
    expect(read(page).lines).toEqual(expect.arrayContaining(BODY));
  });

  test("and what is left out is told", () => {
    const { lines, dropped } = read(page);
    const told = dropped.map(({ text }) => text);
    for (const text of [...teaser, ...BODY, "Terms of use apply"])
      expect(lines.includes(text) || told.some((one) => one.includes(text))).toBe(true);
  });

  test("without what is never drawn of it; and what is drawn when it is asked for is told", () => {
    const within = "<canvas>No canvas here.</canvas><dialog>Closed.</dialog>";
    const { lines, dropped } = read(page.replace('class="text">', `class="text">${within}`));
    expect(lines).toEqual(expect.arrayContaining(BODY));
    expect(lines).not.toContain("No canvas here.");
    expect(lines.includes("Closed.") || dropped.some(({ text }) => text === "Closed.")).toBe(true);
  });
});
