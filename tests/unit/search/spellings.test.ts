import { describe, expect, test } from "vitest";
import { makeIndex } from "../../support/make-index.ts";
import { articlesOf, search } from "../../support/search.ts";

const index = await makeIndex({
  "de.md":
    "---\nlang: de\n---\n# Brücke\n\nSchlüter eröffnet die Brücke. Herr Mueller hilft. Die Haftpflichtversicherung zahlt.",
  "da.md": "---\nlang: da\n---\n# Ålborg\n\nÅlborg har smørrebrød.",
  "sv.md": "---\nlang: sv\n---\n# Västerås\n\nHäst och björn i Västerås.",
  "pl.md": "---\nlang: pl\n---\n# Łódź\n\nŁódź jest duża.",
  "vi.md": "---\nlang: vi\n---\n# Đường\n\nĐường phố và cà phê.",
  "ja.md": "---\nlang: ja\n---\n# 料理\n\nサーバーを再起動する前に保存してください。",
  "zh.md": "---\nlang: zh\n---\n# 天气\n\n明天下雨，后天下雪。",
  "ar.md": "---\nlang: ar\n---\n# الميزانية\n\nبلغت الميزانية ٢٠٢٤ مليون دينار.",
  "fix.md": "---\nlang: en\n---\n# Fix\n\nMended in commit 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b.",
});

const found = async (query: string) => articlesOf(await search(index, query));

describe("A word is found as other keyboards write it", () => {
  test.each([
    ["Schlueter", "de"],
    ["Schluter", "de"],
    ["eroeffnet", "de"],
    ["Müller", "de"],
    ["Versicherung", "de"],
    ["Haftpflicht", "de"],
    ["brueck*", "de"],
    ["brück*", "de"],
    ["aalborg", "da"],
    ["smoerrebroed", "da"],
    ["smorrebrod", "da"],
    ["vaesteraas", "sv"],
    ["bjoern", "sv"],
    ["lodz", "pl"],
    ["duong pho", "vi"],
    ["さーばー", "ja"],
    ["2024", "ar"],
    ["٢٠٢٤", "ar"],
    ["9f86d08", "fix"],
  ])("%s", async (query, wanted) => {
    expect((await found(query))[0]).toBe(wanted);
  });
});

describe("A Vietnamese word with its tone is another word than without", () => {
  const vietnamese = makeIndex({
    "mother.md": "---\nlang: vi\n---\n# Một\n\nMá tôi mới về quê hôm qua với chị và các em nhỏ của tôi.",
    "ghost.md": "---\nlang: vi\n---\n# Hai\n\nNgôi nhà cũ có ma, người ta nói như vậy từ rất lâu rồi.",
    "peace.md": "---\nlang: vi\n---\n# Ba\n\nHoà bình đã trở lại sau nhiều năm chiến tranh ở vùng này.",
    "city.md": "---\nlang: en\n---\n# City\n\nThe old town of Nha Trang lies by the sea, and people like its beaches.",
  });

  test.each([
    ["má", ["mother"]],
    ["MÁ", ["mother"]],
    ["ma", ["ghost", "mother"]],
    ["hòa", ["peace"]],
    ["hoa", ["peace"]],
    ['"hòa bình"', ["peace"]],
    ["Trạng", ["city"]],
  ])("%s", async (query, wanted) => {
    const { hits } = await search(await vietnamese, query);
    expect(hits.map(({ article }) => article.id).sort()).toEqual(wanted);
  });
});

test.each(["雨", "雪"])("A Chinese letter alone is found inside longer words, and marked: %s", async (letter) => {
  const { hits } = await search(index, letter);
  expect(hits.map(({ article }) => article.id)).toEqual(["zh"]);
  const [hit] = hits;
  expect(hit?.highlights.map(([start, end]) => hit.text.slice(start, end)).join("")).toContain(letter);
});

describe("Chinese is found in simplified and in traditional letters, whichever was typed", () => {
  const chinese = makeIndex({
    "short.md": "---\nlang: zh\n---\n# 学\n\n学校的这个项目使用单元测试，头发很长，发展很快。",
    "long.md": "---\nlang: zh-TW\n---\n# 醫\n\n醫院的這個專案使用單元測試，頭髮很長，發展很快。",
    "other.md": "---\nlang: zh\n---\n# 猫\n\n每月下雨。",
  });
  const both = ["long", "short"];

  test.each([
    ["单元测试", both],
    ["單元測試", both],
    ['"单元测试"', both],
    ["头发", both],
    ["發展", both],
    ["测", both],
    ["測", both],
    ["单*", both],
    ["医院", ["long"]],
    ["學校", ["short"]],
    ["测试 -單元", []],
  ])("%s", async (query, wanted) => {
    const { hits } = await search(await chinese, query);
    expect(hits.map(({ article }) => article.id).sort()).toEqual(wanted);
    for (const { text, highlights } of hits) expect(highlights, text).not.toEqual([]);
  });
});

test.each(["9f86d", "2025", "9f86d09"])("Another number or checksum is not guessed at: %s", async (query) => {
  expect(await found(query)).toEqual([]);
});
