// Switches that make requests to Sell fail, for trying how an app takes it.

import { el, field, fill, select, uniqueId } from "../dom.js";
import { control } from "./control.js";

const WORDS = {
  delay: "Slow answer",
  status: "Error status",
  drop_before: "Lost before it was done",
  drop_after: "Done, but the answer is lost",
  garbage: "Unreadable answer",
  rate_limit: "Rate limit (429)",
  slow_body: "Answer that trickles",
};
const PATHS = [
  "* /v2",
  "GET /v2/users/self",
  "GET /v2/leads",
  "POST /v2/leads",
  "GET /v2/contacts",
  "POST /v2/notes",
  "GET /v2/deals",
  "* /v3",
];
const WITH_TIME = new Set(["delay", "slow_body"]);

/** `{element, count, read()}`: the part of the panel, how many faults are on, and asking the server again. */
export function faultSwitches(page, onCount) {
  const part = { element: el("section", { class: "panel-part faults", "aria-label": "Faults" }), count: 0, read };
  const list = el("ul", { class: "fault-list" });
  const problem = el("p", { class: "form-problem", role: "alert" });
  const clear = el(
    "button",
    { class: "button button-small", type: "button", on: { click: () => attempt(() => control("DELETE", "faults")) } },
    "Clear faults",
  );
  part.element.append(
    el("header", { class: "panel-part-head" }, el("h3", {}, "Faults"), clear),
    faultForm(page.session.faultKinds, (fault) => attempt(() => control("POST", "faults", fault))),
    problem,
    list,
  );

  async function attempt(change) {
    fill(problem);
    try {
      await change();
    } catch (error) {
      fill(problem, error.message);
    }
    await read();
  }

  async function read() {
    const answer = await control("GET", "faults").catch(() => ({}));
    const faults = Array.isArray(answer) ? answer : (answer.faults ?? []);
    part.count = faults.length;
    fill(
      list,
      faults.length
        ? faults.map((fault) => el("li", {}, el("code", {}, fault.match), ` ${describe(fault)}`))
        : el("li", { class: "quiet" }, "None: every request goes through."),
    );
    onCount();
  }

  read();
  return part;
}

function faultForm(kinds, onSubmit) {
  const pathsId = uniqueId("paths");
  const keys = kinds.length
    ? kinds.map((kind) => (typeof kind === "string" ? kind : (kind.kind ?? kind.key)))
    : Object.keys(WORDS);
  const match = el("input", {
    class: "input",
    required: true,
    value: "* /v2",
    list: pathsId,
    spellcheck: "false",
    autocomplete: "off",
  });
  const kind = select(
    keys.map((key) => [key, WORDS[key] ?? key]),
    keys[0],
    () => paint(),
  );
  const ms = el("input", { class: "input", type: "number", min: "0", max: "120000", step: "100", value: "3000" });
  const status = el("input", { class: "input", type: "number", min: "100", max: "599", value: "500" });
  const times = el("input", { class: "input", type: "number", min: "1", placeholder: "until cleared" });
  const msField = field("Milliseconds", ms);
  const statusField = field("Status", status);
  const paint = () => {
    msField.hidden = !WITH_TIME.has(kind.value);
    statusField.hidden = kind.value !== "status";
  };
  paint();
  const submit = (event) => {
    event.preventDefault();
    const fault = { match: match.value.trim(), kind: kind.value, times: times.value ? Number(times.value) : null };
    if (!msField.hidden) fault.ms = Number(ms.value);
    if (!statusField.hidden) fault.status = Number(status.value);
    onSubmit(fault);
  };
  const paths = el(
    "datalist",
    { id: pathsId },
    PATHS.map((path) => el("option", { value: path })),
  );
  return el(
    "form",
    { class: "fault-form", "aria-label": "New fault", on: { submit } },
    field("Requests (method and path)", match),
    paths,
    field("What happens", kind),
    msField,
    statusField,
    field("Times", times),
    el("button", { class: "button", type: "submit" }, "Switch on"),
  );
}

function describe(fault) {
  const number =
    fault.kind === "status" ? ` ${fault.status ?? ""}` : WITH_TIME.has(fault.kind) ? ` ${fault.ms ?? ""} ms` : "";
  const times = fault.times ? `, ${fault.times} more ${fault.times === 1 ? "time" : "times"}` : ", until cleared";
  return `${WORDS[fault.kind] ?? fault.kind}${number}${times}`;
}
