/** Lines that rules for crawlers are made of, and one that each of them has. */
const CRAWLER_LINE = /^(?:user-agent|disallow|allow|sitemap|crawl-delay|host|clean-param|content-signal)[ \t]*:/i;
const CRAWLER_SIGN = /^user-agent[ \t]*:/im;

/** Lines that name a package for pip, with the versions wanted or an option, and one that has a version. */
const PACKAGE_LINE =
  /^(?:--?[a-z][\w-]*(?:[ =].*)?|[a-z\d][\w.-]*(?:\[[\w,. -]*\])?(?:[ \t]*(?:@[ \t]*\S+|[=~<>!]=?[ \t]*[\w.*+!]+(?:[ \t]*,[ \t]*[=~<>!]=?[ \t]*[\w.*+!]+)*))?[ \t]*(?:[;#\\].*)?)$/i;
const PACKAGE_SIGN = /^[a-z\d][\w.-]*(?:\[[\w,. -]*\])?[ \t]*[=~<>!]=[ \t]*\d/im;

const KINDS = [
  { sign: CRAWLER_SIGN, line: CRAWLER_LINE },
  { sign: PACKAGE_SIGN, line: PACKAGE_LINE },
];

/** Rules of CMake, which have a name of their own: an article may hold some. */
const BUILD_RULES = /(?:^|\/)CMakeLists\.txt$/i;

/** Most characters that are looked at: such files are short, or all alike. */
const MAX_LENGTH = 20_000;

/** Tells whether the text of a file is what programs read: rules for crawlers (`robots.txt`), packages to install (`requirements.txt`), rules of CMake. Linear. */
export function isForPrograms(text: string, path: string): boolean {
  const head = text.slice(0, MAX_LENGTH);
  if (BUILD_RULES.test(path)) return true;
  const kind = KINDS.find(({ sign }) => sign.test(head));
  if (!kind) return false;
  const lines = head.split("\n").map((line) => line.trim());
  return lines
    .slice(0, MAX_LENGTH > text.length ? undefined : -1)
    .every((line) => /^(?:$|#|\{\{)/.test(line) || kind.line.test(line));
}
