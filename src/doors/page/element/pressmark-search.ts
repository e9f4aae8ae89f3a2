import { readLimit, type Scope } from "./ask.ts";
import { languageFor, makeSpeech } from "./choose-speech.ts";
import { findWords, loadWords } from "./load-words.ts";
import { makeNode } from "./make-node.ts";
import { isTyping, matchShortcut, splitShortcuts } from "./match-shortcut.ts";
import { SearchBox } from "./search-box.ts";
import { makeDialog, type SearchDialog } from "./search-dialog.ts";

/** What style.css says: the bundler puts it here. */
declare const STYLE: string;

const NAME = "pressmark-search";

/** Shortcuts of a dialog unless `shortcuts` says otherwise, as searches of many sites have them. */
const USUAL_SHORTCUTS = "mod+k /";

/** Address of the service that this script came from; `null` when another script holds this one. */
function findService(): string | null {
  // A module is no current script, so that it is looked for among those of the page.
  const scripts = [document.currentScript, ...document.scripts];
  for (const script of scripts)
    if (script instanceof HTMLScriptElement && /\/pressmark\.js(?:[?#]|$)/.test(script.src))
      return new URL(".", script.src).href;
  return null;
}

const SERVICE = findService();

const sheet = new CSSStyleSheet();
sheet.replaceSync(STYLE);

/** `<pressmark-search>`: searches a service of Pressmark from any page. docs/embedding.md says what it takes. */
class PressmarkSearch extends HTMLElement {
  static readonly observedAttributes = ["src", "placeholder", "limit", "lang", "filter", "mode", "shortcuts"];

  readonly #root = this.attachShadow({ mode: "open", delegatesFocus: true });
  #box: SearchBox | null = null;
  #dialog: SearchDialog | null = null;
  #shortcuts: string[] = [];

  constructor() {
    super();
    this.#root.adoptedStyleSheets = [sheet];
    this.addEventListener("focusout", ({ relatedTarget }) => {
      if (relatedTarget !== this && !this.#dialog) this.#box?.close();
    });
    this.addEventListener("focusin", () => this.#box?.open());
  }

  connectedCallback(): void {
    this.#build();
    document.addEventListener("keydown", this.#press);
  }

  disconnectedCallback(): void {
    document.removeEventListener("keydown", this.#press);
    this.#box?.stop();
    this.#box = null;
  }

  attributeChangedCallback(): void {
    if (this.#box) this.#build();
  }

  #readScope(): Scope | null {
    const src = this.getAttribute("src");
    const service = src ? URL.parse(src.replace(/\/?$/, "/"), document.baseURI)?.href : SERVICE;
    if (!service) return null;
    return {
      service,
      limit: readLimit(this.getAttribute("limit")),
      filter: this.getAttribute("filter") ?? "",
    };
  }

  /** Builds once the words of a language are there; until then what was shown is shown on. */
  async #wait(language: string, service: string): Promise<void> {
    if (!this.#box) this.#root.replaceChildren(makeNode("slot"));
    await loadWords(language, service);
    if (this.isConnected) this.#build();
  }

  /** Makes what is shown by the attributes as they are now. Without a service what the page has inside is shown on. */
  #build(): void {
    const scope = this.#readScope();
    const language = languageFor(this);
    const words = findWords(language);
    if (scope && !words) {
      this.#wait(language, scope.service);
      return;
    }
    const typed = this.#box?.input.value ?? "";
    this.#box?.stop();
    if (!scope || !words) {
      this.#root.replaceChildren(makeNode("slot"));
      return;
    }
    const isDialog = this.getAttribute("mode") === "dialog";
    this.#shortcuts = splitShortcuts(this.getAttribute("shortcuts") ?? (isDialog ? USUAL_SHORTCUTS : ""));
    const speech = makeSpeech(words);
    const box = new SearchBox({
      scope,
      speech,
      placeholder: this.getAttribute("placeholder"),
      leave: () => this.#leave(),
    });
    box.input.value = typed;
    this.#dialog = isDialog ? makeDialog(box, speech, this.#shortcuts) : null;
    const content = this.#dialog ? [this.#dialog.button, this.#dialog.dialog] : [box.input, box.voice, box.panel];
    this.#root.replaceChildren(
      makeNode("div", { class: isDialog ? "" : "inline", lang: speech.lang, dir: speech.dir }, ...content),
    );
    this.#box = box;
  }

  /** Closes what is open. */
  #leave(): boolean {
    if (this.#dialog) this.#dialog.dialog.close();
    else if (this.#box?.panel.hidden === false) this.#box.close();
    else return false;
    return true;
  }

  readonly #press = (event: KeyboardEvent) => {
    if (event.defaultPrevented || !matchShortcut(this.#shortcuts, event, isTyping(event))) return;
    event.preventDefault();
    if (this.#dialog?.dialog.open) this.#dialog.dialog.close();
    else if (this.#dialog) this.#dialog.button.click();
    else this.#box?.input.focus();
  };
}

// Two scripts of one page may be this one.
if (!customElements.get(NAME)) customElements.define(NAME, PressmarkSearch);
