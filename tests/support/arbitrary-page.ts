import fc from "fast-check";

/** A page of HTML in which `seen1`, `seen2`, ... are the words that a browser may show, in order, and `unseen1`, ... those that it never does. */
export interface ArbitraryPage {
  html: string;
  /** How many words there are of `seen1` and so on. */
  seen: number;
}

/** What stands in a line: `S` is a word that is seen, `U` one that is not. */
const INLINE = [
  ...[
    "S",
    "S S, S",
    "S",
    "<em>S</em>",
    "<b>S <i>S</i></b>S",
    '<a href="/x">S</a>',
    '<a href="#y">S S</a>',
    "<code>S</code>",
  ],
  ...[
    "S&amp;S",
    "&lt;S&gt;",
    "S&nbsp;S",
    "&#x2014; S",
    "&bogus; S",
    "S<br>S",
    "S&shy;",
    "<sup>S</sup>",
    "<q>S</q>",
    "<s>S</s>",
  ],
  ...[
    "<!-- U -->",
    "<script>U</script>",
    "<style>U</style>",
    "<template>U</template>",
    "<noscript>U</noscript>",
    "<iframe>U</iframe>",
  ],
  ...[
    "<svg><text>U</text></svg>",
    '<input name="a">',
    '<img src="a.png" alt="a map">',
    "<canvas>U</canvas>",
    "<datalist><option>U</datalist>",
  ],
  ...[
    "<button>S</button>",
    "<textarea>S</textarea>",
    "<select><option>S<option>U</select>",
    "<label>S</label>",
    "<time>S</time>",
  ],
  ...[
    "<span hidden>S</span>",
    '<span style="display: none">S</span>',
    '<i aria-hidden="true">S</i>',
    "<ruby>S<rt>S</rt></ruby>",
  ],
  ...[
    "<x-card>S</x-card>",
    "<font color=red>S</font>",
    "<u>S",
    "</b>",
    "S</p>S",
    "<div>S</div>",
    "<mark>S</mark>",
    "<kbd>S</kbd>",
  ],
];

const inline = fc.array(fc.constantFrom(...INLINE), { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join(" "));

/** A sentence long enough to count as prose. */
const prose = fc.integer({ min: 8, max: 60 }).map((words) => `${Array(words).fill("S").join(" ")}.`);

const line = fc.oneof(
  inline,
  prose,
  fc.tuple(prose, inline).map((parts) => parts.join(" ")),
);

const lines = (...[open, close]: [string, string]) =>
  fc.array(line, { minLength: 1, maxLength: 4 }).map((texts) => texts.map((text) => open + text + close).join(""));

/** What says that an element is not of the article, and what says nothing. */
const attributes = fc.constantFrom(
  ..."||| class=content| class=comments| class=share| class=related| class=sidebar| class=ad| class=byline| class=hidden| class=meta".split(
    "|",
  ),
  ..." id=footer| id=cookie-banner| role=navigation| role=main| hidden| style='visibility:hidden'| itemprop=articleBody| aria-hidden=true".split(
    "|",
  ),
);

const container = fc.constantFrom(
  ..."div div section article main header footer nav aside form blockquote figure details dialog fieldset address center menu content".split(
    " ",
  ),
);

const { block } = fc.letrec<{ block: string; blocks: string }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    { weight: 4, arbitrary: fc.tuple(attributes, line).map(([given, text]) => `<p${given}>${text}</p>`) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom("h2", "h3", "h6"), inline)
        // A button within a heading is put behind it.
        .map(([name, text]) => `<${name}>${text.replaceAll(/<.?button>/g, "")}</${name}>`),
    },
    { weight: 1, arbitrary: lines("<li>", "</li>").map((items) => `<ul>${items}</ul>`) },
    { weight: 1, arbitrary: lines("<dt>S<dd>", "</dd>").map((items) => `<dl>${items}</dl>`) },
    {
      weight: 1,
      arbitrary: lines("<tr><td>S</td><td>", "</td></tr>").map((rows) => `<table><caption>S</caption>${rows}</table>`),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        "<pre>S\n  S &lt;S</pre>",
        "S",
        "S S S<hr>",
        "<h2>S<button>S</button></h2>",
        "<h2><button>S</button> S</h2>",
        "<h3><button>S</button></h3>",
        "<figure><img alt='a map'><figcaption>S</figcaption></figure>",
      ),
    },
    {
      weight: 4,
      arbitrary: fc
        .tuple(container, attributes, tie("blocks"))
        .map(([name, given, inner]) => `<${name}${given}>${inner}</${name}>`),
    },
  ),
  blocks: fc.array(tie("block"), { maxLength: 4 }).map((parts) => parts.join("\n")),
}));

const heading = fc.constantFrom("", "", "<h1>S S</h1>", "<header><h1>S</h1></header>");

/** Pages of elements in one another, with comments, scripts, entities, what is hidden and what stands around articles. */
export const arbitraryPage: fc.Arbitrary<ArbitraryPage> = fc
  .tuple(heading, fc.array(block, { minLength: 1, maxLength: 6 }))
  .map(([top, blocks]) => {
    const counts = { S: 0, U: 0 };
    const html = `<body>${top}${blocks.join("\n")}`.replace(/\b[SU]\b/g, (sign) => {
      if (sign === "U") return `unseen${++counts.U}`;
      return `seen${++counts.S}`;
    });
    return { html, seen: counts.S };
  });

const NAMES =
  "p b i a em div span ul ol li dl dt dd table caption tr td th tbody h1 h2 h3 pre code blockquote section article main header footer nav aside form button label select option textarea title style script svg math mi annotation template iframe ruby rt rp sup dialog menu details summary figure figcaption address center font nobr marquee x-card xmp listing plaintext body html head".split(
    " ",
  );

/** Pages of tags in any order, which open and close as they come, with words between them. */
export const wildPage: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom("S ", "S", "S. ", "S S S S S S S S S S S, S S S S S S. ") },
      {
        weight: 3,
        arbitrary: fc.tuple(fc.constantFrom(...NAMES), attributes).map(([name, given]) => `<${name}${given}>`),
      },
      { weight: 3, arbitrary: fc.constantFrom(...NAMES).map((name) => `</${name}>`) },
      {
        weight: 1,
        arbitrary: fc.constantFrom(
          ..."<br>|<hr>|<img alt='a map'>|<!--|-->|<![CDATA[|]]>|<a href='#x'>|&lt;|&amp|&#0;|&nbsp;|<|</|<p|\0|\n|<br/|' >|<?a ?>".split(
            "|",
          ),
        ),
      },
    ),
    { maxLength: 60 },
  )
  .map((parts) => {
    let count = 0;
    return parts.join("").replace(/\bS\b/g, () => `seen${++count}`);
  });
