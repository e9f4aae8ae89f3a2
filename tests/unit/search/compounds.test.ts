import { describe, expect, test } from "vitest";
import { makeIndex } from "../../support/make-index.ts";
import { articlesOf, search } from "../../support/search.ts";

const article = (lang: string, text: string) => `---\nlang: ${lang}\n---\n# ${lang.toUpperCase()}\n\n${text}`;

const index = await makeIndex({
  "life.md": article("de", "Die Lebensversicherungen zahlen spät, und das Leben ist kurz."),
  "any.md": article("de", "Jede Versicherung hat ihren Preis."),
  "soup.md": article("de", "Heute gibt es Kartoffelsuppe mit Speck."),
  "potato.md": article("de", "Die Kartoffel kam aus Peru; eine Suppe macht satt."),
  "idea.md": article("de", "Die Vorstellung beginnt, und vor dem Haus steht ein Rad."),
  "post.md": article("de", "Ihre Stellung im Betrieb ist sicher."),
  "nl-long.md": article("nl", "De ziekenhuiskosten stijgen, het ziekenhuis groeit."),
  "nl-short.md": article("nl", "Alle kosten zijn betaald."),
  "sv-long.md": article("sv", "En barnbok vann priset; ett barn log."),
  "sv-short.md": article("sv", "Boken och skolan; en skola, en bokhandel."),
  "sv-school.md": article("sv", "En folkskola för folk."),
  "fi-long.md": article("fi", "Auton rengas puhkesi; autonrenkaat ja kirjakaupat ovat kalliita, ja kirja maksaa."),
  "fi-short.md": article("fi", "Vanha kauppa myy renkaita."),
  "fi-law.md": article("fi", "Uusi laki tulee voimaan; lain mukaan se on oikein."),
  "fi-people.md": article("fi", "Kiina on suuri maa, ja kiinalaiset syövät riisiä."),
  "hu-long.md": article("hu", "A könyvtárak és a könyvesboltok tele vannak; a munkahelyek és a munka fogynak."),
  "hu-short.md": article("hu", "A hely szép, a bolt üres."),
  "en-long.md": article("en", "The fireworks were loud, the fire was small."),
  "en-short.md": article("en", "Good works."),
});

const found = async (query: string) => articlesOf(await search(index, query)).sort();

describe("A word finds its compounds, behind itself, where the corpus has their parts as words", () => {
  test.each([
    ["Versicherung", ["any", "life"]],
    ["Versicherungen", ["any", "life"]],
    ["Suppe", ["potato", "soup"]],
    ["kosten", ["nl-long", "nl-short"]],
    ["skola", ["sv-school", "sv-short"]],
    ["kauppa", ["fi-long", "fi-short"]],
    ["renkaat", ["fi-long", "fi-short"]],
    ["hely", ["hu-long", "hu-short"]],
  ])("%s", async (query, wanted) => {
    expect(await found(query)).toEqual(wanted);
  });

  test("the word itself first", async () => {
    expect(articlesOf(await search(index, "Versicherung"))[0]).toBe("any");
  });

  test.each([
    ["a compound does not find its parts", "Lebensversicherung", ["life"]],
    ["a particle makes another word", "Stellung", ["post"]],
    ["nor does a suffix that looks like one", "laki", ["fi-law"]],
    ["what must be there is as it was typed", "+Versicherung", ["any"]],
    ["nor does a language part words that writes them apart", "works", ["en-short"]],
  ])("%s", async (_, query, wanted) => {
    expect(await found(query)).toEqual(wanted);
  });
});

test("Of very many compounds those in most articles are found", async () => {
  const heads = Array.from("bcdfghklmnprstvw", (letter) => `${letter}ora`);
  const many = await makeIndex({
    ...Object.fromEntries(heads.map((head) => [`${head}.md`, article("de", `Der ${head} und das ${head}haus.`)])),
    "house.md": article("de", "Ein Haus."),
    "rare.md": article("de", "Der alora und das alorahaus."),
    "twice.md": article("de", "Der zora und das zorahaus."),
    "again.md": article("de", "Wieder der zora im zorahaus."),
  });
  const all = articlesOf(await search(many, "Haus", { limit: 50 }));
  expect(all).toContain("twice");
  expect(all).toHaveLength(1 + 16 + 1);
});
