// Writes the next comment: public reply or internal note. Shows what apps put into it, too.

import { avatar, el, uniqueId } from "../dom.js";
import { icon } from "../icons.js";

const KINDS = [
  ["publicReply", "Public reply", "reply"],
  ["internalNote", "Internal note", "lock"],
];

export class Composer {
  #submit = el("button", { class: "button button-primary", type: "submit" }, "Submit");

  constructor(draft, agent, onSubmit) {
    const text = el("textarea", {
      class: "composer-text",
      rows: "4",
      "aria-label": "Comment",
      dir: "auto",
      placeholder: "Write to the customer…",
    });
    text.addEventListener("input", () => draft.setReply({ text: text.value }));
    const kinds = kindSwitch(draft);
    this.element = el(
      "form",
      { class: "composer", "aria-label": "Answer", on: { submit: (event) => (event.preventDefault(), onSubmit()) } },
      el("div", { class: "composer-top" }, avatar(agent.name, "agent"), kinds.element),
      text,
      el("div", { class: "composer-bottom" }, el("span", { class: "quiet" }, `As ${agent.name}`), this.#submit),
    );
    const paint = () => {
      if (text.value !== draft.reply.text) text.value = draft.reply.text;
      const internal = draft.reply.kind === "internalNote";
      text.placeholder = internal ? "Only agents will see this…" : "Write to the customer…";
      this.element.classList.toggle("is-internal", internal);
      kinds.paint();
    };
    draft.on("reply", paint);
    paint();
  }

  setBusy(busy) {
    this.#submit.disabled = busy;
    this.#submit.textContent = busy ? "Saving…" : "Submit";
  }
}

function kindSwitch(draft) {
  const name = uniqueId("comment-kind");
  const radios = KINDS.map(([kind]) =>
    el("input", {
      type: "radio",
      name,
      value: kind,
      id: `${name}-${kind}`,
      on: { change: () => draft.setReply({ kind }) },
    }),
  );
  const element = el(
    "fieldset",
    { class: "kind-switch" },
    el("legend", { class: "visually-hidden" }, "Kind of comment"),
    KINDS.map(([kind, label, image], index) =>
      el(
        "span",
        { class: "kind-choice" },
        radios[index],
        el("label", { for: `${name}-${kind}` }, icon(image, 14), label),
      ),
    ),
  );
  const paint = () => radios.forEach((radio) => (radio.checked = radio.value === draft.reply.kind));
  return { element, paint };
}
