// The tags of a ticket as words in one line; comma, blank or leaving the field takes them over.

import { el } from "../dom.js";

export function tagInput(draft) {
  const input = el("input", { class: "input", type: "text", autocomplete: "off", spellcheck: "false" });
  const paint = () => (input.value = draft.tags.join(" "));
  const take = () =>
    draft.change("tags", [
      ...new Set(
        input.value
          .toLowerCase()
          .split(/[\s,]+/)
          .filter(Boolean),
      ),
    ]);
  input.addEventListener("change", take);
  draft.on("change", (change) => change.name === "tags" && paint());
  paint();
  return input;
}
