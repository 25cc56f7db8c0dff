// The log of requests that reached Sell, newest first.

import { el, fill } from "../dom.js";
import { control } from "./control.js";

const MOST_ROWS = 300;

export class RequestLog {
  #rows = new Map();
  #body = el("tbody");
  #onCount;
  #empty = el("p", { class: "quiet" }, "No requests to Sell yet.");
  element;

  constructor(events, onCount) {
    this.#onCount = onCount;
    const clear = el(
      "button",
      { class: "button button-small", type: "button", on: { click: () => this.#clear() } },
      "Clear log",
    );
    const columns = ["Time", "Agent", "Method", "Path", "Status", "ms"].map((name) => el("th", { scope: "col" }, name));
    this.element = el(
      "section",
      { class: "panel-part log", "aria-label": "Sell requests" },
      el("header", { class: "panel-part-head" }, el("h3", {}, "Sell requests"), clear),
      el(
        "div",
        { class: "log-scroll", tabindex: "0", role: "group", "aria-label": "Log" },
        this.#empty,
        el("table", { class: "log-table" }, el("thead", {}, el("tr", {}, columns)), this.#body),
      ),
    );
    events.on("request", (row) => this.#add(row));
    events.on("restart", () => this.read());
  }

  get count() {
    return this.#rows.size;
  }

  /** Takes the server's log of now in place of what was gathered. */
  async read() {
    const { requests } = await control("GET", "requests");
    this.#rows.clear();
    this.#body.replaceChildren();
    for (const row of requests ?? []) this.#add(row);
    this.#paint();
  }

  #add(row) {
    const before = this.#rows.get(row.id);
    const line = logLine(row);
    this.#rows.set(row.id, line);
    if (before) before.replaceWith(line);
    else this.#body.prepend(line);
    while (this.#body.childElementCount > MOST_ROWS) this.#body.lastElementChild.remove();
    this.#paint();
  }

  async #clear() {
    await control("DELETE", "requests");
    this.#rows.clear();
    this.#body.replaceChildren();
    this.#paint();
  }

  #paint() {
    this.#empty.hidden = this.#rows.size > 0;
    this.#onCount();
  }
}

function logLine(row) {
  const date = new Date(row.at);
  const clock = Number.isNaN(date.getTime()) ? String(row.at ?? "") : date.toLocaleTimeString("en-GB");
  const status = Number(row.status);
  const kind = status >= 400 || !status ? "bad" : "good";
  const query = row.query ? `?${String(row.query).replace(/^\?/, "")}` : "";
  return el(
    "tr",
    {},
    el("td", {}, clock),
    el("td", {}, row.agent ?? "–"),
    el("td", { class: "log-method" }, row.method),
    el("td", { class: "log-path", title: `${row.path}${query}` }, row.path, el("span", { class: "quiet" }, query)),
    el("td", {}, el("span", { class: `log-status log-${kind}` }, status || "lost")),
    el("td", { class: "log-ms" }, Math.round(Number(row.ms) || 0)),
  );
}
