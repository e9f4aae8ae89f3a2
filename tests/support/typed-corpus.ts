import type { SearchRequest } from "../../src/contract/search-request.ts";
import type { Files } from "./make-index.ts";

/** A few articles that differ in everything by which a query can tell them apart. */
export const TYPED_CORPUS: Files = {
  "boats.md": [
    "---\ntitle: Fishermen come home\ntags: [sea, talks]\nauthors: [Ada Lovelace]\npublished: 2025-07-08\nlang: en\n---",
    "Fishermen came home by sea while the loudspeakers at the border fell silent.",
  ].join("\n"),
  "drills.md": [
    "---\ntitle: Joint drills\nsource: The U.S. Post\ntags: [drills]\nauthors: [José Núñez]\npublished: 2024-08-19\nlang: en\n---",
    "Seoul went on with joint drills. The offer of talks was refused; there was no reason to meet.",
  ].join("\n"),
  "post.md": [
    "---\ntitle: A letter\nsource: Desk\ntags: [drills, sea]\nauthors: [Ada Lovelace, José Núñez]\nlang: de\n---",
    "Meet us for no reason, joint or not: the talks on loud music and the offer to end drills.",
  ].join("\n"),
  "talks.md": [
    "---\ntitle: Talks refused\nsource: Desk\ntags: [talks]\nauthors: [Grace Hopper]\npublished: 2025-07-28\nlang: en-GB\n---",
    "Pyongyang refused to talk. Loudspeaker broadcasts had ended, but there was no reason for a joint meeting.",
  ].join("\n"),
};

/** Finds every article of the corpus. */
export const FINDS_ALL = "joint fishermen";

/** Each filter as a parameter and as it is typed, and the articles that pass it. */
export const FILTERS: readonly [Partial<SearchRequest>, string, string[]][] = [
  [{ source: ["Desk"] }, "source:desk", ["post", "talks"]],
  [{ source: ["The U.S. Post"] }, 'source:"the US post"', ["drills"]],
  [{ tag: ["talks"] }, "tag:talks", ["boats", "talks"]],
  [{ tag: ["talks", "drills"] }, "tag:talks tag:drills", ["boats", "drills", "post", "talks"]],
  [{ author: ["Ada Lovelace"] }, "author:“Ada Lovelace”", ["boats", "post"]],
  [{ lang: ["de"] }, "lang:de", ["post"]],
  [{ in: ["boats", "post"] }, "in:boats in:post", ["boats", "post"]],
  [{ after: "2025" }, "after:2025", ["boats", "talks"]],
  [{ after: "2025-07-28" }, "after:2025-07-28", ["talks"]],
  [{ before: "2025-07-28" }, "before:2025-07-28", ["boats", "drills"]],
  [{ before: "2025" }, "before:2025", ["drills"]],
];
