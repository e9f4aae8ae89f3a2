import { describe, expect, test } from "vitest";
import { cutQuotes } from "../../../src/corpus/formats/mail/cut-quotes.ts";
import { mail } from "../../../src/corpus/formats/mail/mail.ts";
import { type Files, makeCorpus } from "../../support/make-index.ts";

const read = (files: Files) => {
  const { articles, skipped, warnings } = makeCorpus(files);
  return {
    found: articles.map(({ record, visible }) => ({ ...record, text: visible.lines().join("\n") })),
    reasons: skipped.map(({ origin, reason }) => `${origin.file}:${origin.line} ${reason}`),
    warnings: warnings.map(({ line, warning }) => `${line}: ${warning}`),
  };
};

const ARCHIVE = `From ada at hens.example  Tue Mar  5 10:11:12 2019
From: ada at hens.example (Ada Moor)
Date: Tue, 5 Mar 2019 10:11:12 +0100
Subject: [Hens] What do hens
 drink
Message-ID: <1@hens.example>

I have ten hens, and do not know what they drink at night.

>From March on it is warm here.

-- 
Ada Moor, ada@hens.example
-------------- next part --------------
An HTML attachment was scrubbed...
URL: <http://lists.hens.example/attachments/20190305/attachment.html>

From kim at hens.example  Wed Mar  6 08:00:00 2019
From: "Ho, Kim" <kim@hens.example>
Date: Wed Mar  6 08:00:00 2019
Subject: Re: [Hens] What do hens drink
In-Reply-To: <1@hens.example>
Message-ID: <2@hens.example>

On Tue, 5 Mar 2019 at 10:11, Ada Moor
<ada@hens.example> wrote:

> I have ten hens, and do not know what they drink at night.
>
> -- 
> Ada Moor

They drink water.

From what I know, they do not drink tea.

_______________________________________________
Hens mailing list
Hens@hens.example
`;

describe("Each message of an archive is an article", () => {
  test.each(["2019-March.txt", "hens.mbox"])("in %s", (path) => {
    const { found, reasons, warnings } = read({ [path]: ARCHIVE });
    expect(warnings).toEqual([]);
    expect(reasons).toEqual([]);
    expect(found).toMatchObject([
      {
        title: "[Hens] What do hens drink",
        authors: ["Ada Moor"],
        published: "2019-03-05",
        text: "I have ten hens, and do not know what they drink at night.\nFrom March on it is warm here.",
      },
      {
        title: "Re: [Hens] What do hens drink",
        authors: ["Ho, Kim"],
        published: "2019-03-06",
        text: "They drink water.\nFrom what I know, they do not drink tea.",
      },
    ]);
    expect(JSON.stringify(found)).not.toMatch(/@|at hens\.example/);
  });

  test("which keeps its id when another comes before it", () => {
    const [first, ...others] = ARCHIVE.split(/(?=^From kim at)/m);
    const ids = (text: string) => read({ "a.mbox": text }).found.map(({ id }) => id);
    expect(ids(ARCHIVE)[1]).toMatch(/^a-re-hens-what-do-hens-drink-[\da-f]{6}$/);
    expect(ids(others.join(""))).toEqual([ids(ARCHIVE)[1]]);
    expect(ids(others.join("") + first)).toEqual(ids(ARCHIVE).toReversed());
  });

  test("once, however often it is there", () => {
    const { found, reasons } = read({ "a.txt": ARCHIVE + ARCHIVE });
    expect(found).toHaveLength(2);
    expect(reasons).toEqual(["a.txt:40 is in the archive already", "a.txt:57 is in the archive already"]);
  });

  test("with the day of the archive where it gives none, and no author who is an address", () => {
    const bare = 'From kim@hens.example Wed Mar 06 08:00:00 +0000 2019\nFrom: "kim@hens.example" <kim@hens.example>\n';
    const { found } = read({ "a.mbox": `${bare}Subject: Water\n\nThey drink it.\n` });
    expect(found).toMatchObject([{ title: "Water", authors: [], published: "2019-03-06", text: "They drink it." }]);
  });

  test("but for one that is encoded, of which only a title or name may be missing where that is", () => {
    const head = "From a@b.example Wed Mar  6 08:00:00 2019\nFrom: Ada Moor <a@b.example>\nSubject: ";
    const html = `${head}One\nContent-Type: text/html; charset=utf-8\n\n<p>Hens.</p>\n\n`;
    const base64 = `${head}Two\nContent-Transfer-Encoding: base64\n\nSGVucy4=\n\n`;
    const word = `${head}=?utf-8?q?H=C3=BChner?=\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\nHühner trinken.\n`;
    const { found, reasons, warnings } = read({ "a.mbox": html + base64 + word });
    expect(found).toMatchObject([{ title: "Hühner trinken.", authors: ["Ada Moor"], published: "2019-03-06" }]);
    expect(reasons).toEqual([
      "a.mbox:1 is a message in text/html, which is not read",
      "a.mbox:8 is a message in base64, which is not read",
    ]);
    expect(warnings).toEqual(["17: title is in encoded words, which are not read"]);
  });

  test("and a file without any is skipped", () => {
    expect(read({ "a.mbox": "Hens.\n", "b.md": "Bees." }).reasons).toEqual(["a.mbox:null holds no message"]);
  });
});

test("A text that only tells of mail, or is one message, is one article", () => {
  const [first = ""] = ARCHIVE.split(/(?=^From kim at)/m);
  const story = `The letters\n\n${ARCHIVE}`;
  expect(read({ "a.txt": first }).found).toMatchObject([{ id: "a", title: "[Hens] What do hens drink" }]);
  expect(read({ "a.txt": story }).found).toMatchObject([{ id: "a" }]);
});

test("Parts of an archive give together what all of it gives", () => {
  const message = (at: number) =>
    `From a@b.example Wed Mar  6 08:00:00 2019\nFrom: Ada <a@b.example>\nSubject: No. ${at}\n\nHens, ${at} of them.\n\n`;
  const bytes = new TextEncoder().encode(Array.from({ length: 200 }, (_, at) => message(at)).join(""));
  const parts = [...(mail.split?.({ path: "a.mbox", bytes }) ?? [])];
  expect(parts.length).toBeGreaterThan(2);
  const summarise = (found: Iterable<object>) => Array.from(found, (one) => JSON.stringify(one));
  const whole = summarise(mail.read({ path: "a.mbox", bytes }, null));
  expect(parts.flatMap((part) => summarise(mail.read(part, null)))).toEqual(whole);
  expect(whole).toHaveLength(200);
});

describe("Of a message is left out", () => {
  const own = "They drink water.";
  test.each([
    ["what it answers, between its own lines", `> One?\n\n${own}\n\n> Two?\n>> Three?\n`, true],
    ["what it answers, with a line that says so", `Am 5. März schrieb Ada Moor:\n> Was?\n\n${own}`, false],
    ["what it answers, below it", `${own}\n\n-----Original Message-----\nFrom: Ada\nSent: Tuesday\n\nWhat?\n`, true],
    ["the signature", `${own}\n\n--\nAda\nHen House\n`, false],
    [
      "what the list says of other parts",
      `${own}\nSkipped content of type multipart/mixed-------------- next part --------------\nA non-text attachment was scrubbed...\nName: hen.gif\nType: image/gif\nSize: 12 bytes\nDesc: not available\nUrl : http://a.example/hen.gif\n`,
      false,
    ],
  ])("%s", (_, body, isReply) => {
    expect(cutQuotes(body, isReply).text.trim()).toBe(own);
  });

  test("nothing that it quotes without answering, nor a long list below two dashes", () => {
    const body = `The book says:\n\n> Hens drink water.\n\n--\n${"Hen\n".repeat(20)}`;
    expect(cutQuotes(body, false)).toEqual({ text: body, dropped: [] });
  });
});
