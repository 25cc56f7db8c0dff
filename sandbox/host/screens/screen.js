// What every screen gives to the workspace; the parts a screen does not care about do nothing.

import { el, fill } from "../dom.js";

/** A screen with an empty pane; the caller fills `element` and sets what it needs. */
export function newScreen(name, title) {
  const listeners = [];
  let now = title;
  return {
    element: el("section", { class: `pane pane-${name}` }),
    title: () => now,
    onTitle: (listener) => listeners.push(listener),
    setTitle(text) {
      now = text;
      listeners.forEach((listener) => listener(text));
    },
    setActive() {},
    destroy() {},
  };
}

/** Shows that something is being read, then it, or in words why it could not be. */
export async function fillWhenLoaded(element, load, show) {
  fill(element, el("p", { class: "loading", role: "status" }, "Loading…"));
  try {
    const value = await load();
    element.replaceChildren();
    show(value);
  } catch (error) {
    console.error(error);
    const again = el(
      "button",
      { class: "button", type: "button", on: { click: () => fillWhenLoaded(element, load, show) } },
      "Try again",
    );
    fill(
      element,
      el(
        "div",
        { class: "empty", role: "alert" },
        el("h1", {}, "This could not be loaded"),
        el("p", {}, String(error?.message ?? error)),
        again,
      ),
    );
  }
}
