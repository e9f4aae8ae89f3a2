import { stopwords as arabic } from "@orama/stopwords/arabic";
import { stopwords as armenian } from "@orama/stopwords/armenian";
import { stopwords as bulgarian } from "@orama/stopwords/bulgarian";
import { stopwords as danish } from "@orama/stopwords/danish";
import { stopwords as dutch } from "@orama/stopwords/dutch";
import { stopwords as finnish } from "@orama/stopwords/finnish";
import { stopwords as french } from "@orama/stopwords/french";
import { stopwords as german } from "@orama/stopwords/german";
import { stopwords as greek } from "@orama/stopwords/greek";
import { stopwords as hungarian } from "@orama/stopwords/hungarian";
import { stopwords as hindi } from "@orama/stopwords/indian";
import { stopwords as indonesian } from "@orama/stopwords/indonesian";
import { stopwords as irish } from "@orama/stopwords/irish";
import { stopwords as italian } from "@orama/stopwords/italian";
import { stopwords as japanese } from "@orama/stopwords/japanese";
import { stopwords as lithuanian } from "@orama/stopwords/lithuanian";
import { stopwords as nepali } from "@orama/stopwords/nepali";
import { stopwords as norwegian } from "@orama/stopwords/norwegian";
import { stopwords as portuguese } from "@orama/stopwords/portuguese";
import { stopwords as romanian } from "@orama/stopwords/romanian";
import { stopwords as russian } from "@orama/stopwords/russian";
import { stopwords as serbian } from "@orama/stopwords/serbian";
import { stopwords as slovenian } from "@orama/stopwords/slovenian";
import { stopwords as spanish } from "@orama/stopwords/spanish";
import { stopwords as swedish } from "@orama/stopwords/swedish";
import { stopwords as tamil } from "@orama/stopwords/tamil";
import { stopwords as turkish } from "@orama/stopwords/turkish";
import { stopwords as ukrainian } from "@orama/stopwords/ukrainian";
import { foldWord } from "./fold-word.ts";

/**
 * English words that carry structure rather than a subject: about 150, so that questions are read as their
 * subject. `us` is not one of them: it is how U.S. is folded.
 */
const ENGLISH =
  `a about above after again against all almost also although always am among an and another any are arent as at
   be because been before being below between both but by can cannot cant could couldnt did didnt do does doesnt doing
   dont down during each either else ever every few for from further get had has hasnt have havent having he hence her
   here hers herself him himself his how however i if in into is isnt it its itself just let many me might more most much must my
   myself neither nor not of off often on once only or other our ours ourselves out over own per rather same shall she
   should since so some such than that the their theirs them themselves then there therefore these they this those
   though through thus to too toward towards under until up upon very was wasnt we were what when where whether
   which while who whom whose why will with within without would yet you your yours yourself`.split(/\s+/);

const HEBREW =
  `של את על עם הוא היא הם הן זה זו זאת אלה לא כי או גם אם אל מה מי איך כיצד כמה מתי איפה היכן מדוע למה איזה איזו אילו באיזה
   באיזו באילו לאיזה לאיזו אשר היה היתה הייתה היו כל בין אך רק לפי כדי אחרי לפני`.split(/\s+/);

const PERSIAN =
  `از به با در که و را این آن است بود شد شده می ها های برای یک تا هم چه چند کدام کجا کجاست کی چرا چگونه چطور چیست کیست آیا
   بر نیز خود او یا هر اما شود کرد کرده باشد دارد داشت بودند شدند هستند`.split(/\s+/);

const THAI = `ที่ ใน การ ของ และ เป็น มี ได้ ให้ ว่า ความ จาก กับ โดย ไม่ จะ ซึ่ง นี้ นั้น แต่ หรือ เมื่อ เพื่อ คือ ถึง ต่อ อะไร ใคร ใด ไหน
   เท่าไร เท่าไหร่ เท่าใด กี่ เมื่อไร เมื่อไหร่ เมื่อใด ทำไม อย่างไร ยังไง บ้าง อยู่ ไป มา แล้ว ก็ ถูก ตาม ทั้ง อีก แห่ง ด้วย กว่า`.split(/\s+/);

const LISTS: ReadonlyMap<string, readonly string[]> = new Map([
  ["ar", arabic],
  ["bg", bulgarian],
  ["da", danish],
  ["de", german],
  ["el", greek],
  ["en", ENGLISH],
  ["es", spanish],
  ["fa", PERSIAN],
  ["fi", finnish],
  ["fr", french],
  ["ga", irish],
  ["he", HEBREW],
  ["hi", hindi],
  ["hu", hungarian],
  ["hy", armenian],
  ["id", indonesian],
  ["it", italian],
  ["ja", japanese],
  ["lt", lithuanian],
  ["nb", norwegian],
  ["ne", nepali],
  ["nl", dutch],
  ["nn", norwegian],
  ["no", norwegian],
  ["pt", portuguese],
  ["ro", romanian],
  ["ru", russian],
  ["sl", slovenian],
  ["sr", serbian],
  ["sv", swedish],
  ["ta", tamil],
  ["th", THAI],
  ["tr", turkish],
  ["uk", ukrainian],
]);

/** Words of questions that the lists leave out: what is asked for is never said by them. */
const QUESTION_WORDS: ReadonlyMap<string, string> = new Map([
  ["ar", "لماذا أية لمن أين بكم عماذا"],
  ["bg", "коя кое кои чий чия чие"],
  ["da", "hvem hvornår hvordan hvorfor hvilken hvilket hvilke"],
  ["de", "wer wen wem wessen wann warum wieso weshalb woher wohin womit wofür wodurch wieviel wieviele"],
  ["el", "ποιος ποια ποιο ποιοι ποιες ποιον ποιους ποιου ποιας ποιων τι πού πότε γιατί πώς πόσο πόσοι πόσες πόσα"],
  ["fi", "milloin miten kuinka minne montako millainen"],
  ["fr", "qui que quoi quel quelle quels quelles quand où pourquoi comment combien"],
  ["ga", "cad cé cá cathain conas"],
  ["hi", "क्या कब कहाँ कहां कैसे क्यों कितना कितने कितनी किन किसने किसे किसका किसकी किसके है हैं"],
  ["hy", "ով ինչ որտեղ երբ ինչու ինչպես որքան քանի"],
  ["it", "cosa qual quali quando"],
  ["lt", "ką"],
  ["nb", "hvilket"],
  ["nn", "kva kven kvifor korleis"],
  ["no", "hvilket"],
  ["ne", "कहाँ कहिले कति कुन"],
  ["nl", "wie wat welk welke waar waarom wanneer hoe hoeveel"],
  ["pt", "quem qual quais onde quando quanto quanta quantos quantas porquê"],
  ["ro", "câtă cui"],
  ["ru", "кого кому кем почему какое какие какого какую каком каким какими каких сколько откуда чей"],
  ["sl", "kdo kaj kje kdaj zakaj kako kateri katera katero koliko"],
  ["ta", "எங்கே எப்போது எப்படி எத்தனை"],
  ["tr", "kaç kaçıncı kimdir nedir kimin nereden hangisi hangileri"],
  ["uk", "хто де чому який яка яке які якого яким яких скільки куди звідки кого чим"],
]);

/**
 * Gives the words of a language that carry structure rather than a subject, folded: they are indexed, for phrases, but not
 * scored. None of a language without a list. Made anew at each call.
 */
export function stopWordsOf(code: string): ReadonlySet<string> {
  const words = [...(LISTS.get(code) ?? []), ...(QUESTION_WORDS.get(code)?.split(" ") ?? [])];
  return new Set(words.map((word) => foldWord(word.trim())).filter((word) => word !== ""));
}
