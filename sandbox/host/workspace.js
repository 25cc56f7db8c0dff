// The open places and the strip that lists them. A place that was opened stays alive, hidden, until it is closed:
// in Zendesk every ticket tab keeps its app frame, and apps notice only `app.deactivated` and `app.activated`.

import { hrefOf, placeKey, placeOf } from "./address.js";
import { el, fill } from "./dom.js";
import { Emitter } from "./emitter.js";
import { icon } from "./icons.js";
import { placeLink } from "./place_link.js";
import { FAREWELL } from "./zaf/hub.js";

/** Places that are reached by the rail and have no tab. */
const WITHOUT_TAB = new Set(["start", "settings"]);
const MEMORY = "sandbox.tabs";

/**
 * Events: `current` (place) when another place is shown.
 * `create(place)` gives `{element, title(), onTitle(listener), setActive(bool), destroy(), route?(path)}`.
 */
export class Workspace extends Emitter {
  #create;
  #open = new Map();
  #current = null;
  element = el("main", { class: "workspace", id: "workspace", tabindex: "-1" });
  strip = el("nav", { class: "tab-strip", "aria-label": "Open tabs" });

  constructor(create) {
    super();
    this.#create = create;
    for (const tab of remembered())
      this.#open.set(placeKey(tab.place), { place: tab.place, label: tab.label, screen: null });
    window.addEventListener("popstate", () => this.#show(placeOf(location.pathname)));
  }

  start() {
    this.#show(placeOf(location.pathname));
  }

  get current() {
    return this.#current;
  }

  /** Goes to a place. `replace`: without a new step of the history; `route`: a path inside the place's app. */
  open(place, { replace = false, route } = {}) {
    const address = hrefOf(place);
    if (address !== location.pathname + location.search)
      history[replace ? "replaceState" : "pushState"](null, "", address);
    this.#show(place);
    if (route !== undefined) this.#open.get(placeKey(place))?.screen?.route?.(route);
  }

  close(key) {
    const keys = this.#tabKeys();
    const at = keys.indexOf(key);
    const tab = this.#open.get(key);
    if (!tab) return;
    this.#open.delete(key);
    tab.screen?.destroy();
    if (tab.screen) {
      tab.screen.element.hidden = true;
      setTimeout(() => tab.screen.element.remove(), FAREWELL);
    }
    const next = keys[at + 1] ?? keys[at - 1];
    if (this.#current === key) this.open(next ? this.#open.get(next).place : { screen: "start" });
    else this.#paintStrip();
    (this.strip.querySelector("a[aria-current]") ?? this.element).focus();
  }

  #show(place) {
    const key = placeKey(place);
    const tab = this.#open.get(key) ?? { place, label: null, screen: null };
    this.#open.set(key, tab);
    if (!tab.screen) {
      tab.screen = this.#create(place);
      tab.screen.onTitle(() => this.#paintStrip());
      this.element.append(tab.screen.element);
    }
    const before = this.#open.get(this.#current);
    if (before && before !== tab) {
      // What had the focus is about to vanish; the next tab stop should be in what replaces it.
      if (before.screen.element.contains(document.activeElement)) this.element.focus({ preventScroll: true });
      before.screen.element.hidden = true;
      before.screen.setActive(false);
    }
    this.#current = key;
    tab.screen.element.hidden = false;
    tab.screen.setActive(true);
    this.#paintStrip();
    this.emit("current", place);
  }

  #tabKeys() {
    return [...this.#open.keys()].filter((key) => !WITHOUT_TAB.has(key));
  }

  #paintStrip() {
    const hadFocus = this.strip.contains(document.activeElement)
      ? document.activeElement.closest("li")?.dataset.key
      : null;
    fill(
      this.strip,
      el(
        "ul",
        {},
        this.#tabKeys().map((key) => this.#tab(key)),
      ),
    );
    if (hadFocus) this.strip.querySelector(`li[data-key="${CSS.escape(hadFocus)}"] a`)?.focus();
    const title = this.#open.get(this.#current)?.screen.title();
    document.title = title ? `${title} – Support sandbox` : "Support sandbox";
    remember(this.#tabKeys().map((key) => ({ place: this.#open.get(key).place, label: this.#open.get(key).label })));
  }

  #tab(key) {
    const tab = this.#open.get(key);
    tab.label = tab.screen?.title() ?? tab.label ?? key;
    const current = key === this.#current;
    const link = placeLink(
      tab.place,
      { class: "tab-link", title: tab.label, "aria-current": current ? "page" : null },
      icon(tab.place.screen === "ticket" || tab.place.screen === "new_ticket" ? "ticket" : "user", 16),
      el("span", { class: "tab-label" }, el("bdi", {}, tab.label)),
    );
    const close = el(
      "button",
      {
        class: "icon-button tab-close",
        type: "button",
        "aria-label": `Close tab ${tab.label}`,
        on: { click: () => this.close(key) },
      },
      icon("close", 12),
    );
    const onKey = (event) => {
      if (event.key === "Delete") this.close(key);
    };
    return el("li", { class: current ? "tab current" : "tab", "data-key": key, on: { keydown: onKey } }, link, close);
  }
}

// Tabs outlive a load of the page (a switch of agent or language), but their screens are made only when shown again.
function remember(tabs) {
  try {
    sessionStorage.setItem(MEMORY, JSON.stringify({ tabs }));
  } catch {
    // Storage may be refused; then a load simply forgets the tabs.
  }
}

function remembered() {
  try {
    const kept = JSON.parse(sessionStorage.getItem(MEMORY) ?? "{}");
    return (kept.tabs ?? []).filter((tab) => typeof tab?.place?.screen === "string");
  } catch {
    return [];
  }
}
