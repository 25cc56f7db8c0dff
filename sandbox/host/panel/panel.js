// The sandbox's own panel at the bottom: what goes to Sell, and the switches that make it go wrong. Belongs to the
// sandbox, not to the Support look-alike, so it looks apart from it.

import { el, fill } from "../dom.js";
import { icon } from "../icons.js";
import { faultSwitches } from "./fault_switches.js";
import { RequestLog } from "./request_log.js";
import { sandboxActions } from "./sandbox_actions.js";

export class Panel {
  #log;
  #faults;
  #actions;
  button = el("button", {
    class: "sandbox-badge",
    type: "button",
    "aria-expanded": "false",
    "aria-controls": "sandbox-panel",
  });
  element = el("section", { class: "panel", id: "sandbox-panel", "aria-label": "Sandbox", hidden: true });

  constructor(page) {
    this.#log = new RequestLog(page.events, () => this.#paintButton());
    this.#faults = faultSwitches(page, () => this.#paintButton());
    this.#actions = sandboxActions(page);
    const close = el(
      "button",
      {
        class: "icon-button",
        type: "button",
        "aria-label": "Close the sandbox panel",
        on: { click: () => this.toggle(false) },
      },
      icon("down", 16),
    );
    const head = el(
      "header",
      { class: "panel-head" },
      icon("flask", 18),
      el("h2", {}, "Sandbox"),
      this.#actions.element,
      close,
    );
    this.element.append(head, el("div", { class: "panel-body" }, this.#faults.element, this.#log.element));
    this.button.addEventListener("click", () => this.toggle(this.element.hidden));
    page.events.on("request", () => this.#faults.read());
    this.#paintButton();
  }

  toggle(open) {
    this.element.hidden = !open;
    this.button.setAttribute("aria-expanded", String(open));
    if (!open) return this.button.focus();
    this.#faults.read();
    this.#log.read();
    this.#actions.read();
  }

  #paintButton() {
    const faults = this.#faults?.count ?? 0;
    const requests = this.#log.count;
    const words = [
      `${requests} Sell ${requests === 1 ? "request" : "requests"}`,
      faults && `${faults} ${faults === 1 ? "fault" : "faults"} on`,
    ]
      .filter(Boolean)
      .join(", ");
    fill(
      this.button,
      icon("flask", 16),
      el("span", {}, "Sandbox"),
      faults > 0 && el("span", { class: "badge-faults", "aria-hidden": "true" }, faults),
    );
    this.button.setAttribute("aria-label", `Sandbox: ${words}`);
    this.button.title = words;
  }
}
