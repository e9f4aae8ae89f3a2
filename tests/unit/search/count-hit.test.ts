import { expect, test } from "vitest";
import { leaveOutEmpty } from "../../../src/doors/mcp/leave-out-empty.ts";
import { formConcise } from "../../../src/doors/mcp/tools/search-passages.ts";
import { formAnswer } from "../../../src/search/answer/form-answer.ts";
import { estimateTokenCount } from "../../../src/text/estimate-token-count.ts";
import { makeIndex } from "../../support/make-index.ts";
import { search } from "../../support/search.ts";

/** Paragraphs of one language, of capitals, of code and of a table, one article each. */
const TEXTS = {
  "english.md": "Seoul asked for talks again in the spring, and Pyongyang refused them within a day of the offer. ",
  "capitals.md": "SEOUL ASKED FOR TALKS AGAIN IN THE SPRING, AND PYONGYANG REFUSED THEM WITHIN A DAY. ",
  "deutsch.md": "Seoul bat im Frühjahr erneut um Gespräche, und Pjöngjang lehnte die talks am Tag darauf ab. ",
  "日本語.md": "ソウルは春に再び対話を求めたが、平壌は一日で talks を拒否した。提案はその後も続いた。",
  "한국어.md": "서울은 봄에 다시 대화를 제안했고 평양은 하루 만에 talks 를 거부했다. 제안은 그 뒤에도 이어졌다. ",
  "русский.md": "Весной Сеул вновь предложил talks, и Пхеньян отказался от переговоров в тот же день. ",
  "code.md":
    "Use `talks.refuse(offer => offer.day < 90)` and `npm run talks -- --refuse=all`, then retry_after(86_400). ",
};

const index = await makeIndex(
  Object.fromEntries(
    Object.entries(TEXTS).map(([file, text]) => [file, `# ${file}\n\n${`${text.repeat(14)}\n\n`.repeat(3)}`]),
  ),
);

test.each(["detailed", "concise"] as const)(
  "What a %s answer says that it costs is within a twentieth of what all of it is counted at",
  async (detail) => {
    for (const query of ["talks", "talks offer day", '"talks"', "talks сеул 平壌 평양"]) {
      const page = await search(index, query);
      const answer = await (detail === "concise" ? formConcise(page, Number.POSITIVE_INFINITY) : formAnswer(page));
      const wire = detail === "concise" ? leaveOutEmpty(answer) : answer;
      const counted = estimateTokenCount(JSON.stringify(wire));
      expect(answer.hits.length).toBeGreaterThan(5);
      expect(Math.abs(answer.usage.tokens / counted - 1), query).toBeLessThan(0.05);
    }
  },
);
