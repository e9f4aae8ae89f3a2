import type { Element } from "hast";
import { HIDING_STYLE } from "../hiding-style.ts";
import { attribute } from "./elements.ts";

/** Elements of which a browser shows no text, or none of the page's own. */
export const UNSHOWN: ReadonlySet<string> = new Set(
  `applet area audio base canvas datalist embed frame frameset head iframe link map math meta noframes noscript object
   param progress script style svg template title track video`.split(/\s+/),
);

/** What elements are for by their tag. */
const BY_TAG: ReadonlyMap<string, string> = new Map([
  ["nav", "navigation"],
  ["menu", "navigation"],
  ["aside", "aside"],
  ["footer", "page footer"],
  ["header", "page header"],
  ["form", "form"],
  ["fieldset", "form"],
  ["button", "form"],
  ["select", "form"],
  ["textarea", "form"],
  ["input", "form"],
  ["dialog", "dialogue"],
]);

/** What elements are for by their role. */
const BY_ROLE: ReadonlyMap<string, string> = new Map([
  ["navigation", "navigation"],
  ["menu", "navigation"],
  ["menubar", "navigation"],
  ["toolbar", "navigation"],
  ["search", "form"],
  ["form", "form"],
  ["banner", "page header"],
  ["contentinfo", "page footer"],
  ["complementary", "aside"],
  ["dialog", "dialogue"],
  ["alertdialog", "dialogue"],
  ["alert", "dialogue"],
  ["tooltip", "dialogue"],
]);

/** What elements are for by the words of their class and id, each reason with its words. */
const BY_WORD: ReadonlyMap<string, string> = new Map(
  Object.entries({
    comments: `comment comments commentlist disqus respond reply replies discussion livefyre commenting talkback
      commentary-list spotim`,
    "share bar": `share sharing shares sharebar sharebox sharedaddy social socials socialmedia addthis addtoany
      shareaholic sharethis jiathis bookmark bookmarks follow followus`,
    related: `related relatedposts relatedarticles recommended recommendation recommendations recirc recirculation outbrain
      taboola trending popular mostread mostpopular upnext readnext morestories jp-relatedposts yarpp seealso zergnet ticker cta
      teaser teasers crosslink crosslinks`,
    navigation: `nav navi navigation navbar menu submenu breadcrumb breadcrumbs crumbs pagination pager paging pagenav
      sidebar rail toc topbar masthead skiplink skip sitemap prevnext nextprev prev previous next hatnote`,
    "page footer": "footer foot colophon copyright disclaimer legal msofooter",
    "page header": "siteheader pageheader msoheader",
    "cookie banner": "cookie cookies consent gdpr ccpa onetrust cookiebar",
    advertisement: `ad ads adv advert adverts advertisement advertising adslot adbox adsense dfp sponsor sponsored
      sponsors banner banners adunit promo promos promotion promotional adwrapper`,
    subscription: `newsletter newsletters subscribe subscription signup signin login register registration paywall
      optin mailchimp donate donation membership`,
    dialogue: "popup modal overlay lightbox",
    byline: "byline bylines authorbio authorbox bio vcard contributors dateline",
    "page data": `meta postmeta entrymeta postinfo timestamp pubdate tag tags taglist tagcloud tagged categories cat-links
      keywords readtime`,
    tools: `print printfriendly tools toolbar toolbox actions button buttons btn utility rating ratings widgets
      control controls tooltip dropdown editsection mw-editsection noprint`,
    hidden: "hidden invisible sr-only visuallyhidden screen-reader-text visually-hidden offscreen",
  }).flatMap(([reason, words]) => words.split(/\s+/).map((word) => [word, reason] as const)),
);

/** Classes that tell of the state of a page rather than of what an element is for: `has-sidebar`, `no-comments`. */
const STATE = /^(?:has|no|with|without|is|hide|show|js|single|page|post|type|format|status|hentry|category|tag)[-_]/i;

/** What a class or id says that an element is for: as one name, or by one of its words (`article__share-bar`, `shareBar`). */
function reasonOfName(name: string): string | null {
  const whole = BY_WORD.get(name.toLowerCase());
  if (whole) return whole;
  if (STATE.test(name) || /embed/i.test(name)) return null;
  for (const word of name
    .replace(/([a-z])([A-Z])/g, "$1-$2")
    .toLowerCase()
    .split(/[-_:.]+/)) {
    const reason = BY_WORD.get(word);
    if (reason) return reason;
  }
  return null;
}

/** Elements that hold what someone says: their classes name where it comes from, not what it is for. */
const SPOKEN: ReadonlySet<string> = new Set(["blockquote", "pre", "code", "main", "article"]);

/** Tells whether a browser does not show an element at first. */
export function isHidden(element: Element): boolean {
  const { hidden } = element.properties;
  return (
    (hidden !== undefined && hidden !== null && hidden !== false) ||
    attribute(element, "ariaHidden") === "true" ||
    HIDING_STYLE.test(attribute(element, "style"))
  );
}

function reasonByRole(element: Element): string | null {
  for (const role of attribute(element, "role").toLowerCase().split(/\s+/)) {
    const reason = BY_ROLE.get(role);
    if (reason) return reason;
  }
  return null;
}

/** Most words of an id that names what an element is for: longer ones are made from headings. */
const MAX_WORDS = 2;

/** The id of an element, but not one that was made from a heading's words to link to it. */
function idOf(element: Element): string {
  const id = attribute(element, "id");
  return /^h[1-6]$/.test(element.tagName) || id.split(/[-_:.]+/).length > MAX_WORDS ? "" : id;
}

/** How the programs call their dialogue by which sites ask whether they may store something: it may be longer than the article. */
const CONSENT = /^(?:onetrust-|didomi-|usercentrics-|qc-cmp2?-|sp_message_container|CybotCookiebot|truste-|osano-cm-)/;

/** Tells whether an element is the dialogue of such a program, by its id. */
export function isConsent(element: Element): boolean {
  return CONSENT.test(attribute(element, "id"));
}

/** What reviewers say of a document, at its end: in Word, and in Google Docs. */
function isReview(element: Element): boolean {
  if (/mso-element:\s*comment/i.test(attribute(element, "style"))) return true;
  const [first] = element.children;
  return element.tagName === "p" && first?.type === "element" && attribute(first, "href").startsWith("#cmnt_ref");
}

/** Gives the reason for which an element is no part of an article, by its tag (`amp-ad`), role, class or id; `null` when there is none. */
export function findFurniture(element: Element): string | null {
  if (isHidden(element)) return "hidden";
  if (isReview(element)) return "comments";
  const byTag = element.tagName.includes("-") ? reasonOfName(element.tagName) : BY_TAG.get(element.tagName);
  const reason = byTag ?? reasonByRole(element);
  if (reason || SPOKEN.has(element.tagName)) return reason;
  for (const name of [...attribute(element, "className").split(/\s+/), idOf(element)]) {
    const found = reasonOfName(name);
    if (found) return found;
  }
  return null;
}
