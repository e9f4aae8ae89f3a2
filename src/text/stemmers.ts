import { stemmer as armenian } from "@orama/stemmers/armenian";
import { stemmer as danish } from "@orama/stemmers/danish";
import { stemmer as dutch } from "@orama/stemmers/dutch";
import { stemmer as finnish } from "@orama/stemmers/finnish";
import { stemmer as french } from "@orama/stemmers/french";
import { stemmer as german } from "@orama/stemmers/german";
import { stemmer as greek } from "@orama/stemmers/greek";
import { stemmer as hungarian } from "@orama/stemmers/hungarian";
import { stemmer as hindi } from "@orama/stemmers/indian";
import { stemmer as indonesian } from "@orama/stemmers/indonesian";
import { stemmer as irish } from "@orama/stemmers/irish";
import { stemmer as italian } from "@orama/stemmers/italian";
import { stemmer as lithuanian } from "@orama/stemmers/lithuanian";
import { stemmer as nepali } from "@orama/stemmers/nepali";
import { stemmer as norwegian } from "@orama/stemmers/norwegian";
import { stemmer as romanian } from "@orama/stemmers/romanian";
import { stemmer as russian } from "@orama/stemmers/russian";
import { stemmer as serbian } from "@orama/stemmers/serbian";
import { stemmer as spanish } from "@orama/stemmers/spanish";
import { stemmer as tamil } from "@orama/stemmers/tamil";
import { stemmer as turkish } from "@orama/stemmers/turkish";
import { stemmer as ukrainian } from "@orama/stemmers/ukrainian";
import { stemmer as english } from "stemmer";
import { stemArabic, stemBulgarian, stemHebrew, stemPersian, stemPortuguese, stemSwedish } from "./light-stemmers.ts";

/** Takes the endings off a word in lower case. */
export type Stem = (word: string) => string;

/**
 * The stemmer of each language that has one, by its code (ISO 639-1): Snowball's, and of {@link stemArabic} and its neighbours our own
 * light ones; English is Porter's first.
 */
export const STEMMERS: ReadonlyMap<string, Stem> = new Map([
  ["ar", stemArabic],
  ["bg", stemBulgarian],
  ["da", danish],
  ["de", german],
  ["el", greek],
  ["en", english],
  ["es", spanish],
  ["fa", stemPersian],
  ["fi", finnish],
  ["fr", french],
  ["ga", irish],
  ["he", stemHebrew],
  ["hi", hindi],
  ["hu", hungarian],
  ["hy", armenian],
  ["id", indonesian],
  ["it", italian],
  ["lt", lithuanian],
  ["nb", norwegian],
  ["ne", nepali],
  ["nl", dutch],
  ["nn", norwegian],
  ["no", norwegian],
  ["pt", stemPortuguese],
  ["ro", romanian],
  ["ru", russian],
  ["sr", serbian],
  ["sv", stemSwedish],
  ["ta", tamil],
  ["tr", turkish],
  ["uk", ukrainian],
]);
