import { describe, expect, test } from "vitest";
import { languageOf } from "../../../src/text/language.ts";
import { nameOtherLanguage } from "../../../src/text/name-language.ts";

describe("The language of a text", () => {
  test.each([
    ["German", "Wie wird das Wetter morgen in Berlin?"],
    ["Spanish", "¿Cuál es la mejor paella de Valencia?"],
    ["French", "Quel est le prix d'un timbre en France ?"],
    ["Italian", "Dove si mangia la pizza migliore di Napoli?"],
    ["Korean", "오늘 서울 날씨 어때"],
    ["Japanese", "東京で一番おいしいラーメン"],
    ["Chinese", "北京今天的天气怎么样"],
    ["Russian", "Какая сегодня погода в Москве?"],
    ["Arabic", "ما هو الطقس في القاهرة"],
    ["Greek", "Τι καιρό κάνει στην Αθήνα;"],
  ])("is named when it is another: %s", (name, text) => {
    expect(nameOtherLanguage(text, [languageOf("en")])).toBe(name);
  });

  test("is named when the articles are not in English", () => {
    expect(nameOtherLanguage("What is the weather like in Berlin?", [languageOf("de")])).toBe("English");
  });

  test.each([
    ["is one of ours", "Who is the father of Kim Jong Un?", ["en"]],
    ["is the second of ours", "Wie wird das Wetter morgen in Berlin?", ["en", "de"]],
    ["cannot be told from names", "Kim Jong Un", ["en"]],
    ["cannot be told from short words that are of several languages", "Is Kim Jong Un ill?", ["en"]],
    ["cannot be told from what is no language", "blorp zzyzx fnargle", ["en"]],
    ["cannot be told from Han characters where articles are Japanese", "東京都", ["ja"]],
    ["cannot be told from nothing", "", ["en"]],
    ["cannot be told from numbers", "2024 17.12", ["en"]],
  ])("is not named when it %s: %s", (_, text, codes) => {
    expect(nameOtherLanguage(text, codes.map(languageOf))).toBeNull();
  });
});
