/** An author as bibliographies have it: a name in its parts, or one that stays whole. */
export type Author = { family: string; given: string } | { literal: string };

/** `Lovelace, Ada`: its writer has parted the name. */
const PARTED = /^([^,]+), *([^,]+)$/;

/** Given names, initials, and a family name with what belongs to it: `Ada King`, `J. R. Hartley`, `Ludwig van Beethoven`. */
const PERSON =
  /^(\p{Lu}[\p{L}\p{M}'’-]*\.?(?: \p{Lu}\.)*) ((?:(?:van|von|vom|zu|de|den|der|del|della|di|da|dos|du|la|le|ten|ter|al|bin|ibn) )*\p{Lu}[\p{L}\p{M}'’-]+)$/u;

/** Words that people are not called by, and that those who write together are. */
const COLLECTIVE =
  /(?:^| )(?:the|a|an|our|agence|agencia|agency|alliance|archives?|associated|associates|association|authority|blog|board|bureau|cent(?:er|re)|club|college|commission|committee|community|company|corp|council|daily|department|desk|die|der|das|editorial|editors?|express|foundation|government|group|guest|herald|house|inc|initiative|institute?|international|journal|la|lab|labs|le|library|ltd|magazine|media|ministry|ministère|ministerium|museum|national|network|news|newspaper|office|organi[sz]ation|party|post|press|project|publishing|redaktion|redaction|rédaction|redacción|report|reporters?|review|service|society|staff|studios?|team|times|tribune|union|united|university|verlag|writers?)(?= |$)/iu;

/** Family names of East Asia, which stand first as often as last: such a name stays whole. */
const FAMILY_FIRST =
  /(?:^| )(?:ahn|bae|baek|bai|bui|cai|cao|chang|chen|cheng|cho|choe|choi|chong|chu|chung|dang|deng|dinh|do|dong|fan|feng|fu|gao|go|gu|guo|ha|hahm|han|he|heo|ho|hong|hoang|hu|huang|huynh|hwang|im|jang|jeon|jeong|ji|jia|jiang|jin|jo|ju|jung|kang|ki|kim|ko|koo|kwak|kwon|le|lee|li|liang|lim|lin|liu|lu|luo|ma|mao|min|moon|mun|nam|ngo|nguyen|noh|oh|pak|pan|park|peng|pham|phan|ri|roh|ryu|seo|shin|sim|sin|so|song|suh|sun|sung|tan|tang|tian|tran|truong|vo|vu|wang|wei|wen|won|woo|wu|xi|xiao|xie|xu|yan|yang|yao|ye|yi|yoo|yoon|you|yu|yuan|yun|zeng|zhang|zhao|zheng|zhou|zhu)(?=[ -]|$)/i;

/** Languages whose names begin with the family's, whatever letters they are written in. */
const FAMILY_FIRST_LANGUAGES = new Set(["zh", "ja", "ko", "vi", "hu"]);

/**
 * Parts the name of an author where there is no doubt: the writer has done it with a comma, or it is a given name, initials and one
 * family name. Any other stays whole, since a name that was parted wrongly is a wrong citation and one that is whole is a plain one.
 */
export function parseAuthor(written: string, lang: string): Author {
  const name = written.replace(/\s+/g, " ").trim();
  const [language = ""] = lang.toLowerCase().split("-");
  const isPlain = !COLLECTIVE.test(name) && !FAMILY_FIRST.test(name) && !FAMILY_FIRST_LANGUAGES.has(language);
  const [, given, family] = (isPlain && PERSON.exec(name)) || [];
  if (given !== undefined && family !== undefined) return { family, given };
  const [, before, after] = PARTED.exec(name) ?? [];
  return before === undefined || after === undefined ? { literal: name } : { family: before, given: after };
}
