import { makeNode } from "./make-node.ts";

/** The listbox of a field that keeps the focus: one of its options at most is active, the one that Enter opens. */
export class OptionList {
  readonly element: HTMLElement;
  readonly #input: HTMLElement;
  #active: HTMLElement | null = null;

  constructor(input: HTMLElement, label: string) {
    this.#input = input;
    this.element = makeNode("div", { part: "list", id: "list", role: "listbox", "aria-label": label });
    input.setAttribute("aria-controls", this.element.id);
    this.fill([]);
  }

  get active(): HTMLElement | null {
    return this.#active;
  }

  /** Puts options, or groups of them, in the place of those that were there. */
  fill(nodes: readonly Node[]): void {
    this.element.replaceChildren(...nodes);
    this.element.hidden = nodes.length === 0;
    for (const [at, option] of this.#options().entries()) option.id = `option-${at}`;
    this.#activate(null);
  }

  /** Says to a reader who does not see it whether the list is open. */
  expand(isOpen: boolean): void {
    this.#input.ariaExpanded = String(isOpen && !this.element.hidden);
    if (!isOpen) this.#activate(null);
  }

  /** Moves on to the next option or the one before, round at the ends. */
  move(step: 1 | -1): void {
    const options = this.#options();
    const at = this.#active ? options.indexOf(this.#active) + step : Math.min(step, 0);
    this.#activate(options.at(at % options.length) ?? null);
  }

  #options(): HTMLElement[] {
    return [...this.element.querySelectorAll<HTMLElement>("[role=option]")];
  }

  #activate(option: HTMLElement | null): void {
    if (this.#active) this.#active.ariaSelected = "false";
    this.#active = option;
    if (option === null) {
      this.#input.removeAttribute("aria-activedescendant");
      return;
    }
    option.ariaSelected = "true";
    option.scrollIntoView({ block: "nearest" });
    this.#input.setAttribute("aria-activedescendant", option.id);
  }
}
