// The fields of a ticket at its left: requester, status and the rest. Reads and changes the draft only.

import { el, field, fill, select } from "../dom.js";
import { placeLink } from "../place_link.js";
import { requesterBox } from "./requester_box.js";
import { tagInput } from "./tag_input.js";

const STATUSES = ["new", "open", "pending", "hold", "solved"].map((value) => [
  value,
  { hold: "On-hold" }[value] ?? capital(value),
]);
const TYPES = [["", "–"], ...["question", "incident", "problem", "task"].map((value) => [value, capital(value)])];
const PRIORITIES = [["", "–"], ...["low", "normal", "high", "urgent"].map((value) => [value, capital(value)])];

export function fieldsPane(page, draft) {
  const requester = requesterBox(page, draft);
  return el(
    "section",
    { class: "fields-pane", "aria-label": "Ticket fields" },
    field("Requester", requester.element, requester.input),
    requesterCard(page, draft),
    draft.isNew ? null : field("Assignee", assignee(page, draft)),
    field("Status", choice(draft, "status", STATUSES)),
    field("Tags", tagInput(draft)),
    el(
      "div",
      { class: "field-pair" },
      field("Type", choice(draft, "type", TYPES)),
      field("Priority", choice(draft, "priority", PRIORITIES)),
    ),
  );
}

function choice(draft, name, options) {
  const closed = draft[name] === "closed" ? [["closed", "Closed"]] : [];
  const element = select([...options, ...closed], draft[name], (value) => draft.change(name, value));
  draft.on("change", (change) => change.name === name && (element.value = change.after ?? ""));
  return element;
}

function assignee(page, draft) {
  const element = el("output", { class: "read-only" }, "–");
  const id = draft.saved.assignee_id;
  if (id)
    page.people.user(id).then(
      (user) => user && fill(element, user.name),
      () => null,
    );
  return element;
}

function requesterCard(page, draft) {
  const card = el("div", { class: "requester-card" });
  let round = 0;
  const paint = async () => {
    round += 1;
    const mine = round;
    const person = draft.requester;
    if (!person) return fill(card, el("p", { class: "quiet" }, "No requester yet"));
    const organization = person.organization_id
      ? await page.people.organization(person.organization_id).catch(() => null)
      : null;
    if (mine !== round) return;
    const lines = [person.email, person.phone, organization?.name].filter(Boolean);
    fill(
      card,
      lines.map((line) => el("p", {}, line)),
      lines.length === 0 && el("p", { class: "quiet" }, "No e-mail, no phone"),
      Number.isInteger(person.id)
        ? placeLink({ screen: "user", id: person.id }, { class: "small-link" }, "Open profile")
        : el("p", { class: "quiet" }, "New customer, made with the next save"),
    );
  };
  draft.on("change", (change) => change.name === "requester" && paint());
  paint();
  return card;
}

function capital(text) {
  return text[0].toUpperCase() + text.slice(1);
}
