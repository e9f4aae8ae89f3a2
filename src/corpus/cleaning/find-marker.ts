import { type LineMatch, matchPhrases } from "./match-phrases.ts";
import type { PageKind, Strength } from "./page-phrases.ts";
import type { Entry } from "./read-entries.ts";

/** What a line of a page is for, and how sure that is. */
export interface Marker {
  kind: PageKind | "tags";
  strength: Strength;
  /** Kinds of ordinary words in it. */
  kinds: ReadonlySet<string>;
  hasNumber: boolean;
  /** Whether it stands above others of its kind, rather than being one itself. */
  isLabel: boolean;
}

/** What the sentences and labels around an article look like, each with an example. Longer lines are none. */
const LINES: readonly { kind: Marker["kind"]; strength: Strength; maxLength: number; pattern: RegExp }[] = [
  {
    // "Your email address will not be published. Fields with * are required"
    kind: "comment form",
    strength: "sure",
    maxLength: 250,
    pattern:
      /^(?:your e-?mail address will not be published|save my name\b.{0,60}\bbrowser|you must (?:be )?log(?:ged)? in to (?:post|leave|comment|reply)|required fields are marked|this site uses akismet|notify me of (?:new|follow)|deine e-mail-adresse wird nicht|votre adresse e-mail ne sera pas|tu dirección de correo electrónico no será|メールアドレスが公開されることはありません|您的(?:电子)?邮箱地址不会被公开)/iu,
  },
  {
    // "3 thoughts on “Talks refused”"
    kind: "comments",
    strength: "sure",
    maxLength: 200,
    pattern:
      /^(?:\d+|one|two|three|no)\s+(?:thoughts?|responses?|comments?|replies|kommentare?|commentaires?|comentarios?)\s+(?:on|to|zu|sur|en)\s/i,
  },
  {
    // "We use cookies to improve your experience. By continuing you agree to our policy."
    kind: "cookie notice",
    strength: "strong",
    maxLength: 400,
    pattern:
      /^(?:we(?: and our partners)? use|(?:this|our) (?:web)?site uses|we'd like to use|wir (?:verwenden|nutzen)|diese (?:web)?site (?:verwendet|nutzt)|nous utilisons|ce site utilise|utilizamos|este sitio (?:web )?(?:usa|utiliza))\b.{0,60}\bcookies?\b|^.{0,40}\b(?:cookies?\b|クッキー|쿠키).{0,60}\b(?:consent|accept all|preferences)\b|^(?:当サイト|このサイト|本サイト|本网站|本站|我们|이 (?:웹)?사이트).{0,20}(?:cookie|クッキー|쿠키)/iu,
  },
  {
    // "Get the day's news delivered to your inbox."
    kind: "subscription",
    strength: "weak",
    maxLength: 250,
    pattern:
      /^(?:please\s+)?(?:sign up|subscribe|register|join)\b.{0,100}\b(?:newsletters?|inbox|e-?mails?|alerts|digest|mailing list|briefing)\b|\b(?:delivered|sent|straight|directly)\b.{0,30}\bto your inbox\b|^get\b.{0,80}\bin your inbox\b|^by (?:signing up|subscribing|registering|submitting|clicking)\b.{0,120}\b(?:agree|terms|privacy)\b|^you can unsubscribe\b/i,
  },
  {
    // "Read more: Talks refused again"
    kind: "related links",
    strength: "strong",
    maxLength: 180,
    pattern:
      /^(?:read more|read also|also read|read next|more on this|related (?:story|stories|articles?|posts?|news|coverage)|don't miss|lesen sie auch|mehr zum thema|lire aussi|à lire aussi|lea también|lee también|関連記事|あわせて読みたい|관련\s?기사|相关阅读|延伸阅读)\s*[:：|»>–—-]\s*\S/iu,
  },
  {
    // "Related: Talks refused again"
    kind: "related links",
    strength: "weak",
    maxLength: 120,
    pattern: /^(?:Related|RELATED)\s*[:|]\s*["“‘]?\p{Lu}[^|]*$/u,
  },
  {
    // "Tags: Korea, talks"
    kind: "tags",
    strength: "weak",
    maxLength: 300,
    pattern:
      /^(?:tags?|tagged(?: with| in| as)?|filed under|posted in|schlagw(?:orte|örter)|étiquettes|mots-clés|etiquetas|タグ|태그|标签|標籤)\s*[:：]\s*\S/iu,
  },
  {
    // "© 2024 The Daily Gazette. All rights reserved."
    kind: "page footer",
    strength: "weak",
    maxLength: 250,
    pattern:
      /^(?:©|\(c\)\s*\d{4}|copyright\s*(?:©|\(c\)|\d{4}))|\b(?:all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados)\b|無断転載|무단\s?전재|版权所有|^powered by \S+(?: \S+)?$/iu,
  },
];

/** Menus and paths of pages: "Home > Asia > North Korea". */
const PATH = /^(?:home|startseite|accueil|inicio|ホーム|トップ|홈|首页|首頁)\s*[>›»/|→]\s*\S/iu;

function fromMatch({ kind, kinds, strength, hasNumber }: LineMatch): Marker {
  // A number of comments is what a page counts.
  const isCount = kind === "comments" && strength === "bare" && hasNumber;
  return { kind, kinds, strength: isCount ? "weak" : strength, hasNumber, isLabel: true };
}

function makeMarker(kind: Marker["kind"], strength: Strength): Marker {
  return { kind, strength, kinds: new Set([kind]), hasNumber: false, isLabel: false };
}

/** Finds what a line of a page is for, by its words; `null` for a line of the article's own. */
export function findMarker({ text, isProse }: Pick<Entry, "text" | "isProse">): Marker | null {
  const match = matchPhrases(text);
  if (match) return fromMatch(match);
  if (!isProse && text.length < 120 && PATH.test(text)) return makeMarker("navigation", "strong");
  const line = LINES.find(({ maxLength, pattern }) => text.length <= maxLength && pattern.test(text));
  return line ? makeMarker(line.kind, line.strength) : null;
}
