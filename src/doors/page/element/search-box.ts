import { ask, type Outcome, pageAddress, type Scope, searchAddress } from "./ask.ts";
import type { Speech } from "./choose-speech.ts";
import { makeNode } from "./make-node.ts";
import { OptionList } from "./option-list.ts";
import { type Shown, showOutcome } from "./show-outcome.ts";

/** Milliseconds without a key after which is searched: who types goes on within them, and nobody notices the wait. */
const PAUSE = 120;

/** Milliseconds after which a reader is told that the search is still going on. */
const PATIENCE = 500;

/** Longest query that a service takes. */
export const QUERY_LENGTH = 512;

/** What a search field is made with. */
export interface BoxOptions {
  scope: Scope;
  speech: Speech;
  placeholder: string | null;
  /** Does what Escape asks for; `false` when it asks for nothing here. */
  leave(): boolean;
}

function makeInput({ speech, placeholder }: BoxOptions): HTMLInputElement {
  return makeNode("input", {
    part: "input",
    // A field of type "search" is emptied by Escape, which has another meaning here.
    type: "text",
    role: "combobox",
    inputmode: "search",
    enterkeyhint: "search",
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    "aria-label": speech.search,
    "aria-autocomplete": "list",
    maxlength: String(QUERY_LENGTH),
    placeholder: placeholder ?? speech.hint,
  });
}

/** A field that searches as one types, and the panel of what it found: a combobox with a listbox, as the ARIA practices have it. */
export class SearchBox {
  readonly input: HTMLInputElement;
  readonly panel: HTMLElement;
  /** Reads out what the panel says. It has to be shown all the time, or nothing that is put into it is read. */
  readonly voice = makeNode("p", { class: "voice", role: "status" });
  readonly #note = makeNode("p", { part: "note" });
  readonly #list: OptionList;
  readonly #options: BoxOptions;
  #running = new AbortController();
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The query that the panel is about; empty when there is none. */
  #asked = "";

  constructor(options: BoxOptions) {
    this.#options = options;
    this.input = makeInput(options);
    this.#list = new OptionList(this.input, options.speech.results);
    this.panel = makeNode("div", { part: "panel" }, this.#note, this.#list.element);
    this.close();
    this.input.addEventListener("input", () => this.#schedule());
    this.input.addEventListener("keydown", (event) => this.#press(event));
  }

  /** Shows the panel, if it has something to show. */
  open(): void {
    this.panel.hidden = this.#asked === "";
    this.#list.expand(!this.panel.hidden);
  }

  close(): void {
    this.panel.hidden = true;
    this.#list.expand(false);
  }

  /** Gives up the search that is going on. */
  stop(): void {
    this.#running.abort();
    clearTimeout(this.#timer);
  }

  /** Searches what the field has, once no key was pressed for a moment. */
  #schedule(): void {
    this.stop();
    if (this.input.value.trim() !== "") this.#timer = setTimeout(() => this.#search(), PAUSE);
    else {
      this.#asked = "";
      this.voice.textContent = "";
      this.close();
    }
  }

  async #search(): Promise<void> {
    this.stop();
    this.#asked = this.input.value.trim();
    this.#running = new AbortController();
    const { signal } = this.#running;
    this.#timer = setTimeout(() => this.#say(this.#options.speech.searching), PATIENCE);
    const outcome = await ask(searchAddress(this.#options.scope, this.#asked), signal).catch(() => null);
    if (signal.aborted || outcome === null) return;
    this.stop();
    this.#show(outcome);
  }

  #show(outcome: Outcome): void {
    const { scope, speech } = this.#options;
    const page = pageAddress(scope, this.#asked);
    try {
      this.#fill(showOutcome(outcome, speech, page), page);
    } catch {
      // What answered is no service of ours.
      this.#fill(showOutcome({ trouble: "failed" }, speech, page), page);
    }
  }

  #fill({ sentence, suggestions, list, isTrouble }: Shown, page: string): void {
    const { speech } = this.#options;
    this.#list.fill(list);
    this.#say(sentence);
    if (suggestions.length > 0)
      this.#note.append(` ${speech.or}`, ...suggestions.flatMap((one) => [" ", this.#offer(one)]));
    if (isTrouble) this.#note.append(" ", makeNode("a", { part: "elsewhere", href: page }, speech.elsewhere));
  }

  #say(sentence: string): void {
    this.#note.replaceChildren(sentence);
    this.voice.textContent = sentence;
    this.open();
  }

  /** Offers a query that may have been meant. */
  #offer(query: string): HTMLElement {
    const button = makeNode("button", { part: "suggestion", type: "button", dir: "auto" }, query);
    button.addEventListener("click", () => {
      this.input.value = query;
      this.input.focus();
      this.#search();
    });
    return button;
  }

  #enter(): void {
    const query = this.input.value.trim();
    if (this.#list.active) this.#list.active.click();
    else if (query !== "") location.assign(pageAddress(this.#options.scope, query));
  }

  #move(step: 1 | -1): void {
    this.open();
    this.#list.move(step);
  }

  #press(event: KeyboardEvent): void {
    // The keys of an input method choose among its own words.
    if (event.isComposing) return;
    if (event.key === "Escape" && !this.#options.leave()) return;
    if (event.key === "ArrowDown") this.#move(1);
    else if (event.key === "ArrowUp") this.#move(-1);
    else if (event.key === "Enter") this.#enter();
    else if (event.key !== "Escape") return;
    event.preventDefault();
  }
}
