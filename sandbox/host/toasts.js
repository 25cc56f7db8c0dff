// Short messages at the top right, as ZAF's `notify` asks for them. One live region that exists from the start, so
// that screen readers announce what is put into it.

import { el } from "./dom.js";
import { fromHtml, fromText } from "./rich_text.js";
import { icon } from "./icons.js";

const KINDS = new Set(["notice", "alert", "error"]);

export class Toasts {
  element = el("div", { class: "toasts", role: "status", "aria-live": "polite" });

  /** Shows a message of the page itself. */
  say(text, kind = "notice") {
    this.#show(fromText(text), kind, 5000);
  }

  /** Shows a message of an app; simple markup in it is kept. `sticky` stays until closed. */
  notify(html, kind, duration) {
    const sticky = typeof duration === "object" && duration?.sticky === true;
    const wait = Number.isFinite(Number(duration)) && Number(duration) > 0 ? Number(duration) : 5000;
    this.#show(fromHtml(html), KINDS.has(kind) ? kind : "notice", sticky ? null : Math.min(wait, 60000));
  }

  #show(content, kind, wait) {
    const close = el(
      "button",
      { class: "icon-button", type: "button", "aria-label": "Close message" },
      icon("close", 14),
    );
    const toast = el(
      "div",
      { class: `toast toast-${kind}` },
      el("span", { class: "toast-mark", "aria-hidden": "true" }),
      el("div", { class: "toast-text" }, content),
      close,
    );
    close.addEventListener("click", () => toast.remove());
    this.element.append(toast);
    if (wait !== null) setTimeout(() => toast.remove(), wait);
  }
}
