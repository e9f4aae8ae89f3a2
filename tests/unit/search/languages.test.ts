import { describe, expect, test } from "vitest";
import type { PassageIndex } from "../../../src/index/read/passage-index.ts";
import { makeIndex } from "../../support/make-index.ts";
import { articlesOf, search } from "../../support/search.ts";

/** What is marked in the first hit of a search, in its passage and in its snippet. */
async function markedIn(index: PassageIndex, query: string): Promise<string[][]> {
  const [hit] = (await search(index, query)).hits;
  const cut = (text = "", ranges: readonly number[][] = []) => ranges.map(([start, end]) => text.slice(start, end));
  return [cut(hit?.text, hit?.highlights), cut(hit?.snippet?.text, hit?.snippet?.highlights)];
}

const both = (...words: string[]) => [words, words];

describe("In a corpus of English and German articles", async () => {
  const index = await makeIndex({
    "army.md": "The army said that the old bridges over the river had to be closed for the winter.",
    "bruecken.md": "Die Armee erklärte, dass die alten Brücken über den Fluss im Winter geschlossen werden.",
    "die.md": "Many fish will die in the river when the water is as warm as it was that summer.",
    "haus.md": "Im Dorf stehen noch drei alte Häuser, in denen seit dem Sommer niemand mehr wohnt.",
  });
  const found = async (query: string) => articlesOf(await search(index, query));
  const read = async (query: string) => (await search(index, query)).envelope.interpretation;

  test("each is known by its language", async () => {
    expect(await found("lang:de Winter")).toEqual(["bruecken"]);
    expect(await found("lang:en winter")).toEqual(["army"]);
    expect(index.languages.map(({ code }) => code)).toEqual(["de", "en"]);
  });

  test.each([
    ["Haus", "haus", "Häuser"],
    ["Hauses", "haus", "Häuser"],
    ["Brücke", "bruecken", "Brücken"],
    ["BRUCKEN", "bruecken", "Brücken"],
    ["bridge", "army", "bridges"],
    ["closing", "army", "closed"],
  ])("a word finds its other forms in its own language: %s", async (query, id, word) => {
    expect(await found(query)).toEqual([id]);
    expect(await markedIn(index, query)).toEqual(both(word));
  });

  test("common words are those of the language that a question is asked in", async () => {
    expect(await read("Welche Häuser sind die ältesten?")).toMatchObject({
      terms: ["hauser", "altesten"],
      ignored: ["welche", "sind", "die"],
    });
    expect(await read("Why did the fish die?")).toMatchObject({
      terms: ["fish", "die"],
      ignored: ["why", "did", "the"],
    });
  });

  test("a word that is common in another language is found where it is not", async () => {
    expect((await found("Why did the fish die?"))[0]).toBe("die");
    expect(await markedIn(index, "in which river did fish die")).toEqual(both("fish", "die", "river"));
  });

  test("a word that both languages have is found in both", async () => {
    expect((await found("winter")).sort()).toEqual(["army", "bruecken"]);
  });
});

describe("In scripts that part no words", async () => {
  const index = await makeIndex({
    "capital.txt": "東京都の知事は、来年の予算について記者会見で説明した。",
    "korea.txt": "北朝鮮は月曜日、対話の申し出を拒否し、会う理由はないと述べた。",
    "kyoto.txt": "京都の寺では、秋の観光客が増えていると報じられた。",
    "zh.txt": "朝鲜周一拒绝了对话的提议，并表示双方目前没有会面的理由。",
  });

  test("a word is found by a part of it, and that part is marked", async () => {
    const page = await search(index, "朝鮮");
    expect(articlesOf(page)).toEqual(["korea"]);
    expect(page.hits).toMatchObject([{ matched: ["朝鮮"], missing: [] }]);
    expect(await markedIn(index, "朝鮮")).toEqual(both("朝鮮"));
  });

  test("the word itself comes before one that only has its letters", async () => {
    // 東京都 has the letters of 京都 side by side.
    expect(articlesOf(await search(index, "京都"))).toEqual(["kyoto", "capital"]);
  });

  test("several words that are typed without a space are found each", async () => {
    expect(articlesOf(await search(index, "対話拒否"))[0]).toBe("korea");
    expect(await markedIn(index, "対話拒否")).toEqual(both("対話", "拒否"));
  });

  test("Japanese and Chinese keep apart where their letters differ", async () => {
    expect(articlesOf(await search(index, "朝鲜"))).toEqual(["zh"]);
  });

  test("a phrase is found between the quotation marks of the language", async () => {
    expect(articlesOf(await search(index, "「対話の申し出」"))).toEqual(["korea"]);
  });
});

describe("In Korean, which hangs endings on its words,", async () => {
  const index = await makeIndex({
    "city.txt": "서울에서는 월요일에 비가 내렸고 시민들은 우산을 쓰고 길을 걸어서 집으로 갔다.",
    "talks.txt": "평양은 월요일에 대화를 거부했고 지금은 서울과 만날 이유가 없다고 밝혔다.",
  });
  const found = async (query: string) => articlesOf(await search(index, query));

  test.each([
    ["평양", "평양"],
    ["대화", "대화"],
    ["대화를", "대화를"],
    ["평양".normalize("NFD"), "평양"],
  ])("a word is found without its ending, and marked: %s", async (query, word) => {
    expect(await found(query)).toEqual(["talks"]);
    expect(await markedIn(index, query)).toEqual(both(word));
  });

  test("a word that must be there may have an ending, and so may one that must not", async () => {
    expect(await found("+평양 월요일")).toEqual(["talks"]);
    expect(await found("월요일 -평양")).toEqual(["city"]);
  });

  test("the words of a phrase may have endings", async () => {
    expect(await found('"월요일 대화"')).toEqual(["talks"]);
    expect(await found('-"월요일 대화" 월요일')).toEqual(["city"]);
  });
});

describe("Every script is marked where it stands", async () => {
  const files = {
    "ar.txt": "وقالت بيونغ يانغ يوم الاثنين إنها ترفض عرض الحوار ولا ترى سببا للاجتماع.",
    "el.txt": "Η Αθήνα απέρριψε τη Δευτέρα την προσφορά για νέες συνομιλίες με τη Σεούλ.",
    "he.txt": "צפון קוריאה דחתה ביום שני את ההצעה לשיחות ואמרה שאין סיבה להיפגש עם סיאול.",
    "hi.txt": "उत्तर कोरिया ने सोमवार को बातचीत के प्रस्ताव को ठुकरा दिया और कहा कि मिलने का कारण नहीं है।",
    "ru.txt": "Пхеньян отверг в понедельник предложение о переговорах и заявил, что причин нет.",
    "th.txt": "เกาหลีเหนือปฏิเสธข้อเสนอการเจรจาเมื่อวันจันทร์และกล่าวว่าไม่มีเหตุผลที่จะพบกัน",
    "𐐨.txt": "😀 𐐀𐐨𐐲 — and this is what is told of an alphabet whose letters take two units each.",
  };
  const index = await makeIndex(files);

  test.each([
    ["ar", "الحوار", "الحوار"],
    ["ar, by a word without its article", "حوار", "الحوار"],
    ["el", "συνομιλίες", "συνομιλίες"],
    ["el, without accents, in capitals", "ΑΘΗΝΑ", "Αθήνα"],
    ["he", "לשיחות", "לשיחות"],
    ["hi", "बातचीत", "बातचीत"],
    ["ru, in another case", "переговоры", "переговорах"],
    ["th, amid a text without spaces", "ปฏิเสธ", "ปฏิเสธ"],
    ["𐐨, of two units a letter", "𐐨𐐨𐐲", "𐐀𐐨𐐲"],
  ])("%s", async (id, query, word) => {
    expect(articlesOf(await search(index, query))).toEqual([id.replace(/,.*/, "")]);
    expect(await markedIn(index, query)).toEqual(both(word));
  });
});

test("A Korean name or number in other letters is found whatever hangs on it", async () => {
  const index = await makeIndex({
    "a.md": "# 방송\n\nKBS에서 1989년에 방송을 시작했다.",
    "b.md": "# 신문\n\n신문은 매일 아침 나온다.",
  });
  for (const query of ["KBS", "1989", "1989년", "KBS가 언제"])
    expect(articlesOf(await search(index, query))).toEqual(["a"]);
});

test("Chinese is found in other letters beside Japanese articles too, unless they have the word as typed", async () => {
  const index = await makeIndex({
    "a.md": "# 软件\n\n这个软件很好用，我们每天都在用它。",
    "b.md": "# 東京\n\n東京は日本の首都です。ここに住んでいます。",
    "c.md": "# 东京\n\n他们去年去过东京，今年还想再去。",
  });
  expect(articlesOf(await search(index, "軟件"))).toEqual(["a"]);
  expect(articlesOf(await search(index, "東京"))).toEqual(["b"]);
  expect(articlesOf(await search(index, "东京"))).toEqual(["c"]);
});
