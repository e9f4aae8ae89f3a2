import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cleanMarkdown } from "../../../src/corpus/formats/markdown/clean-markdown.ts";
import { parseMarkdown } from "../../../src/corpus/formats/markdown/markdown.ts";
import { makeCorpus } from "../../support/make-index.ts";

const read = (text: string) => parseMarkdown(text).visible.lines();
const readMdx = (text: string) => parseMarkdown(text, true).visible.lines();

describe("What a site's generator takes out of Markdown, its reader does not see:", () => {
  test.each([
    [
      "a shortcode of Hugo",
      "One {{< youtube w7F_t2*y >}} two.\n\n{{% notice tip %}}\nThree.\n{{% /notice %}}",
      "One two.|Three.",
    ],
    ["a shortcode in a link", 'See [the page]({{< ref "a b.md" >}}).', "See the page."],
    ["a shortcode on several lines", '{{< tabs\n  id="x"\n>}}\nOne.', "One."],
    [
      "a shortcode of Zola",
      'One {{ youtube(id="a_b_c") }} two.\n\n{% quote(author="x") %}\nThree.\n{% end %}',
      "One two.|Three.",
    ],
    [
      "a tag of Liquid",
      '{% include video.html id="x" %}\n\nOne {{ page.title }} {%- if a -%}two{% endif %}.',
      "One two.",
    ],
    [
      "a heading of a tag, with its rule",
      "{{ page.title }}\n==========\n\nOne.\n\nTwo\n===\n\nThree.",
      "One.|Two|Three.",
    ],
    ["a rule under nothing", "===\n\nOne.\n\n~~~\n\n===\n~~~", "One.|==="],
    ["raw text's tags, but not the text", "{% raw %}Write {{ name }}.{% endraw %}", "Write {{ name }}."],
    ["a comment of a template", "One{% comment %} {{ x }} two {% endcomment %}.{# three #}", "One."],
    ["an include of mdBook", "{{#include ../a.md:2:10}}\n\nOne.", "One."],
    [
      "attribute lists",
      '# One {#one}\n\n## Two {.a k="v w"} ##\n\nThree.\n{: .b}\n\n[Four](x){:target="_blank"} **five**{.c}.',
      "One|Two|Three.|Four five.",
    ],
    [
      "the fences of admonitions",
      ":::note One\nTwo.\n:::\n\n::: tip\n- three\n:::\n\n:::danger[Four]{.x}\n\nFive.\n\n:::",
      "One|Two.|three|Four|Five.",
    ],
    ["the fences of admonitions in one another", "::::info\n:::tip One\nTwo.\n:::\n::::", "One|Two."],
    ["the fence of an admonition in a quotation", "> ::: warning One\n> Two.\n> :::", "One|Two."],
    [
      "what marks an admonition of MkDocs",
      '!!! note "One"\n\n    Two.\n\n    ??? tip\n        Three.\n\nFour.\n\n=== "Five"\n\n    Six.',
      "One|Two.|Three.|Four.|Five|Six.",
    ],
    [
      "what marks a callout",
      "> [!NOTE]\n> One.\n\n> [!warning]- Two\n> Three.\n\n- > [!tip] Four\n  > Five.",
      "One.|Two|Three.|Four|Five.",
    ],
    [
      "the brackets of wiki links",
      "[[One]], [[Page|two]], [[Page#Three]], [[#Four]].\n\n| [[Page\\|five]] |\n|---|",
      "One, two, Page > Three, Four.|five",
    ],
    ["an embedded file", "One ![[a.png]] ![[b.png|300]] ![[c.png|two]] three.", "One two three."],
    ["a comment of Obsidian", "One%% two %%.\n\n%%\nThree\n\nfour\n%%\n\nFive. ^a1b2c3", "One.|Five."],
    ["the marks of what is marked", "==One== and ==two words==.", "One and two words."],
    ["a table of contents", "[[toc]]\n\n[TOC]\n\n* TOC\n{:toc}\n\nOne.", "One."],
    [
      "imports and exports",
      "import A from '../a';\nimport {\n  B,\n  C\n} from \"b\"\n\nOne.\n\nexport const d = {\n  e: `f\n\n  }`\n};\n\nTwo.",
      "One.|Two.",
    ],
    [
      "components, but not what they hold",
      '<Tabs groupId="os">\n<TabItem value="win">\n\nOne <Icon name="x" /> two.\n\n</TabItem>\n</Tabs>',
      "One two.",
    ],
    ["a comment of JSX", "{/* One\n\ntwo */}\n\nThree.", "Three."],
  ])("%s", (_, markdown, lines) => {
    expect(read(markdown)).toEqual(lines.split("|"));
  });

  test("a picture's caption stays, a tab's name and a card's title", () => {
    expect(
      read(
        '{{< figure src="/a.jpg" title="The hill" class="wide" >}}\n\n<TabItem value="w" label="Windows">\nOne.\n</TabItem>',
      ),
    ).toEqual(["The hill", "Windows", "One."]);
  });

  test("a block of code that a tag makes stays code", () => {
    const { blocks, visible } = parseMarkdown(
      '{% highlight html %}\n<b>{{ one }}</b>\n{% endhighlight %}\n\n{{< highlight go "a=b" >}}\nif a<b {\n{{< /highlight >}}',
    );
    expect(blocks.children.map(({ type }) => type)).toEqual(["code", "code"]);
    expect(visible.lines()).toEqual(["<b>{{ one }}</b>", "if a<b {"]);
  });

  test.each([
    ["of Hugo's own making", "{{< code-toggle file=site >}}\n[[menus.main]]\nname = 1\n{{< /code-toggle >}}"],
    [
      "behind one that has no end",
      "{{< code-toggle config=a />}}\n\n{{< code-toggle >}}\n[[menus.main]]\nname = 1\n{{< /code-toggle >}}",
    ],
    ["of Hexo", "{% codeblock lang:toml A title %}\n[[menus.main]]\nname = 1\n{% endcodeblock %}"],
  ])("a block of code that a tag makes stays code: one %s", (_, markdown) => {
    const { blocks, visible } = parseMarkdown(`Text.\n\n${markdown}\n\nMore.`);
    expect(blocks.children.map(({ type }) => type)).toEqual(["paragraph", "code", "paragraph"]);
    expect(visible.lines()).toEqual(["Text.", "[[menus.main]]", "name = 1", "More."]);
  });
});

describe("MDX", () => {
  test.each([
    [
      "without its expressions, but with the strings that they show",
      "One{' '}\n{props.two} three {`four`}.",
      "One three four.",
    ],
    ["without expressions in expressions", 'One {a.map((b) => <li key={b}>{"}"}</li>)} two.', "One two."],
    [
      "without the expressions of tags",
      "<div style={{color: 'red'}}>One</div>\n\nCO<sub className={x}>2</sub>",
      "One|CO2",
    ],
    [
      "without tags on several lines",
      'One <span\n  title={x}\n  {...y}\n>two</span> <img\n  alt="b"\n/> <b\n>three</b>.\n\n<div\n  a={x}b="c"\n>\nFour.\n</div>',
      "One two b three.|Four.",
    ],
    ["without fragments and components in lines", "<>One <Ui.Name a={() => {}}>two</Ui.Name></>", "One two"],
    [
      "with what is indented as text, not as code",
      "<Steps>\n    <Step>\n        One *two*.\n    </Step>\n</Steps>",
      "One two.",
    ],
    ["with formulas", "$$\nx^{2}\n$$\n\nAnd $\\frac{a}{b}$.", "$$ x^{2} $$|And $\\frac{a}{b}$."],
  ])("is read %s", (_, text, lines) => {
    expect(readMdx(text)).toEqual(lines.split("|"));
  });

  test("that is no valid MDX loses no word", () => {
    expect(readMdx("One {two <Three four.\n\n</Five> six } {seven")).toEqual(["One {two <Three four.", "six } {seven"]);
  });

  test("is what a Markdown file with an import is", () => {
    expect(read('import A from "a";\n\nOne {two}.')).toEqual(["One ."]);
  });

  test("is found by its extension", () => {
    const { articles } = makeCorpus({
      "intro.mdx": '---\ntitle: Intro\n---\nimport X from "./x";\n\nThe lantern is lit.\n',
    });
    expect(articles.map(({ record, text }) => [record.id, text.trim()])).toEqual([["intro", "The lantern is lit."]]);
  });
});

describe("Code is never touched", () => {
  const dialects = "{{< youtube x >}} {% raw %} {{ a }} ::: [[b]] ==c== %%d%% <E f={g} /> <!-- h -->";

  test.each([
    ["fenced", `Text.\n\n\`\`\`md\n${dialects}\n:::note\nimport A from "a";\n\`\`\``],
    ["fenced in a list", `- Text.\n\n  ~~~\n  ${dialects}\n  ~~~`],
    ["fenced in a quotation", `> \`\`\`\n> ${dialects}\n> \`\`\``],
    ["indented", `Text.\n\n    ${dialects}`],
    ["in a line", `Text \`\` ${dialects} \`\`.`],
    ["in HTML", `Text <code>${dialects.replace(/<.*>/, "")}</code>`],
  ])("%s", (_, markdown) => {
    const { visible, dropped } = parseMarkdown(`{#x}\n\n${markdown}`);
    expect(dropped.map(({ text }) => text)).toEqual(["{#x}"]);
    expect(visible.written).toContain(markdown);
  });

  test.each([
    ["an escaped shortcode", "{{</* youtube x */>}}"],
    ["a generic type", "A Vec<String> of {1, 2}."],
    ["a condition of a shell", "if [[ -f a ]]; then"],
    ["a link in brackets", "[[1]](a.md) and [[2][b]]"],
    ["comparisons", "a == b == c, x==y==z"],
    ["formulas", "\\sum_{i=0}^{n} x^{{2}}"],
    ["sentences on imports and exports", "import data from a file\n\nexport default settings to a file"],
    ["percents", "50%% of %%time and %%timeit"],
    ["colons", "std::vector and a :: b"],
  ])("nor %s in prose", (_, markdown) => {
    expect(parseMarkdown(`{#x}\n\n${markdown}`).visible.written.trim()).toBe(markdown);
  });
});

test("What is taken out is said, with the reason", () => {
  const { dropped } = parseMarkdown(
    'import A from "a";\n\n# One {#one}\n\n{{< youtube x >}} <!-- two -->\n\n<A b="c" />',
  );
  expect(dropped).toEqual([
    { text: 'import A from "a";', reason: "import" },
    { text: "{#one}", reason: "attribute list" },
    { text: "{{< youtube x >}}", reason: "shortcode" },
    { text: "<!-- two -->", reason: "comment" },
    { text: '<A b="c" />', reason: "component" },
  ]);
});

test("Every expression that is taken out of a tag is said, and nothing else of the tag is touched", () => {
  const { visible, dropped } = parseMarkdown(
    "One <b lang=en dir style={{ a: 1 }}\n  {...two}title='{3}'>four</b> {%five%}\n> six",
    true,
  );
  expect(dropped.map(({ text }) => text)).toEqual(["style={{ a: 1 }}", "{...two}", "{%five%}"]);
  expect(visible.written).toBe("One <b lang=en dir title='{3}'>four</b> \n> six");
});

test("A tag that ends on the next line loses nothing unsaid", () => {
  const { visible, dropped } = parseMarkdown("{{<aaa {%endraw%}\n> six", true);
  expect([visible.lines(), dropped]).toEqual([["{{ six"], [{ text: "{%endraw%}", reason: "expression" }]]);
});

test("The text is the author's, less what is taken out", () => {
  const { visible } = parseMarkdown("# One {#one}\n\n<!-- two -->\n\nThree *four* {{< x >}}\nfive.\n");
  expect(visible.written).toBe("# One\n\nThree *four* \nfive.\n");
});

/** Words and dialects in any order, as no owner would write them. */
const wildDialects = fc
  .array(
    fc.oneof(
      fc.stringMatching(/^[a-z]{3,8}$/).map((word) => `${word} `),
      fc.constantFrom(
        ..."{{<|>}}|{{%|%}}|{{|}}|{%|%}|{%raw%}|{%endraw%}|{#|#}|{/*|*/}|{: .a}|{.b}|{|}|[[|]]|![[|]]|==|%%|<A b={|/>|</A>|<>|<!--|-->|`|$$|$|\\".split(
          "|",
        ),
      ),
      fc.constantFrom(
        "\n",
        "\n\n",
        "\n:::note ",
        "\n:::\n",
        "\n> [!NOTE] ",
        "\n!!! note\n    ",
        "\n```\n",
        "\n- ",
        '\nimport a from "b"\n',
        "\nexport const c = ",
      ),
    ),
    { maxLength: 50 },
  )
  .map((parts) => parts.join(""));

test("Nothing but what is said to be taken out is lost, and the order is kept, for any text", () => {
  fc.assert(
    fc.property(wildDialects, fc.boolean(), (markdown, isMdx) => {
      const { visible, dropped } = parseMarkdown(markdown, isMdx);
      const words = (text: string) => Array.from(text.matchAll(/[a-z]{3,}/g), ([word]) => word);
      const kept = words(visible.written);
      const written = words(markdown);
      const left = dropped.flatMap(({ text }) => words(text));
      let at = 0;
      for (const word of kept) at = written.indexOf(word, at) + 1 || Number.NaN;
      expect(at).not.toBeNaN();
      expect([...new Set(written)].filter((word) => !kept.includes(word) && !left.includes(word))).toEqual([]);
    }),
    { numRuns: 2_000 },
  );
});

const INLINE = [
  ..."S;*S*;`S`;S<!-- U -->;{{< U U >}};{{% U %}}S{{% /U %}};{{ U.U }};{% U 'U' %};{% raw %}{{ S }}{% endraw %};[[S]]".split(
    ";",
  ),
  ..."[[U|S]];![[U.png]];==S==;%%U U%%;[S](x){.U};**S**{: .U};[S]({{< U 'U.md' >}});<Box a='U'>S</Box>;`{{< S >}}`".split(
    ";",
  ),
  ..."``[[S]] {% S %}``;<sub>S</sub>;<Box a={U} />;{/* U */}".split(";"),
];

const BLOCKS = [
  ...[
    "## S {#U}",
    "S\n{: .U}",
    ":::note S\nS\n:::",
    "::: tip\n\n- S\n- S\n\n:::",
    "> [!NOTE] S\n> S",
    '!!! note "S"\n\n    S',
  ],
  ...["{{< U >}}\n\nS\n\n{{< /U >}}", "```\n{{< S >}} S\n::: S\n```", "    {{ S }}", "> ```\n> %%S%%\n> ```"],
  ...["- S\n\n  ~~~\n  <!-- S -->\n  ~~~", "<!-- U\n\nU -->", "%%\nU\n\nU\n%%", "[[toc]]", "{{#include U.md}}"],
  ...["| S {{< U >}} | S |\n|---|---|\n| [[S]] | S |", '<Tabs a="U">\n\nS\n\n</Tabs>', 'export const U = "U";'],
  "{{< code-toggle file=U >}}\n[[S]]\nS = '{{ S }}'\n{{< /code-toggle >}}",
  "{% codeblock lang:U U %}\n{{ S }} <!-- S -->\n{% endcodeblock %}",
  "{% highlight U %}\n{{ S }} <!-- S -->\n{% endhighlight %}",
];

/** A document of dialects, made of patterns in which `S` is a word that a reader sees, and `U` one that only its author does. */
const dialectDocument = fc
  .array(
    fc.oneof(
      fc.array(fc.constantFrom(...INLINE), { minLength: 1, maxLength: 6 }).map((pieces) => `on ${pieces.join(" ")}`),
      fc.constantFrom(...BLOCKS),
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((blocks) => {
    let count = 0;
    return blocks.join("\n\nnext\n\n").replace(/\b[SU]\b/g, (sign) => {
      count += 1;
      return `${sign === "S" ? "seen" : "hidden"}${count}`;
    });
  });

test("What a reader sees of any document of dialects is seen, in its order, and the text has nothing that only its author sees", () => {
  fc.assert(
    fc.property(dialectDocument, (markdown) => {
      const { visible } = parseMarkdown(markdown);
      expect(visible.text.match(/seen\d+/g)).toEqual(markdown.match(/seen\d+/g));
      expect(visible.written.replace(/^```.*$/gm, "")).not.toMatch(/hidden/);
    }),
    { numRuns: 1_000 },
  );
});

test("Marks by the thousand that nothing closes are read in one walk", () => {
  const marks = [
    "{{<",
    "{%",
    "{{",
    "<!--",
    "<A ",
    "<A b={",
    "%%",
    "[[",
    "==a",
    "`",
    "{",
    "{/*",
    ":::",
    "{#a ",
    "{% raw %}",
  ];
  for (const mark of [...marks, "\nexport const a = {", "\nimport a from", "\n!!! note\n    "])
    for (const isMdx of [false, true])
      expect(cleanMarkdown(`Text.\n\n${mark.repeat(20_000)}`, isMdx).text).toMatch(/^Text\./);
});
