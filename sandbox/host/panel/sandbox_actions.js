// What the panel can do to the whole sandbox: start over, play an account whose plan has no v3 search, or one whose
// requests are counted.

import { el, uniqueId } from "../dom.js";
import { control } from "./control.js";

/** `{element, read()}`; `read` asks the server how the switches stand. */
export function sandboxActions(page) {
  const attempt = async (change, then) => {
    try {
      await change();
      then();
    } catch (error) {
      page.toasts.say(error.message, "error");
      await read();
    }
  };
  const search = toggle("Plan with v3 search", "search_v3", page, attempt);
  const rateLimit = toggle("Rate limit", "rate_limit", page, attempt);
  // Without a name the server takes the data it was started with.
  const reset = () =>
    attempt(
      () => control("POST", "reset", {}),
      () => location.reload(),
    );
  const element = el(
    "div",
    { class: "panel-actions" },
    search.element,
    rateLimit.element,
    el("button", { class: "button button-small", type: "button", on: { click: reset } }, "Reset data"),
  );
  const read = async () => {
    const state = await control("GET", "state").catch(() => ({}));
    search.show(state.search_v3?.enabled ?? true);
    rateLimit.show(state.rate_limit?.enabled ?? false);
  };
  return { element, read };
}

function toggle(label, name, page, attempt) {
  const input = el("input", { type: "checkbox", id: uniqueId("toggle") });
  const said = () => page.toasts.say(`${label}: ${input.checked ? "on" : "off"}.`);
  input.addEventListener("change", () => attempt(() => control("POST", name, { enabled: input.checked }), said));
  const show = (on) => {
    input.checked = on;
  };
  return { element: el("span", { class: "check" }, input, el("label", { for: input.id }, label)), show };
}
