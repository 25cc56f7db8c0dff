// The start page: what this is, which tickets are worth opening, who one can be.

import { addressWith } from "../address.js";
import { avatar, el, fill } from "../dom.js";
import { icon } from "../icons.js";
import { placeLink } from "../place_link.js";
import { demoNote } from "./demo_notes.js";
import { fillWhenLoaded, newScreen } from "./screen.js";
import { ticketLine } from "./ticket_line.js";

const INVENTED =
  "Everything here runs on this computer: invented customers, invented tickets and a stand-in for Sell. Nothing you do leaves it.";
const LIVE =
  "The customers and tickets are invented and stay on this computer, but requests to Sell go to the real Sell account: what you create there is real.";
const NO_APP = "No app is served yet: start the sandbox with --app and the folder of a packaged app.";

export function startScreen(page) {
  const screen = newScreen("start", "Start");
  const main = el("div", { class: "start-main" });
  screen.element.append(
    el("div", { class: "start" }, welcome(page), el("div", { class: "start-columns" }, main, people(page))),
  );
  fillWhenLoaded(
    main,
    () => loadRows(page),
    (rows) => showTickets(main, rows),
  );
  return screen;
}

async function loadRows({ api, people }) {
  const tickets = await api.tickets();
  const requesters = await Promise.all(
    tickets.map((ticket) => (ticket.requester_id ? people.user(ticket.requester_id).catch(() => null) : null)),
  );
  return tickets
    .map((ticket, index) => ({ ticket, requester: requesters[index] }))
    .sort((a, b) => a.ticket.id - b.ticket.id);
}

function welcome({ session }) {
  const app = session.manifest?.name;
  return el(
    "header",
    { class: "welcome" },
    el("p", { class: "welcome-mark" }, icon("flask", 16), "Sandbox"),
    el("h1", {}, "A small support desk for trying out apps"),
    el(
      "p",
      {},
      session.live ? LIVE : INVENTED,
      " ",
      app ? [el("strong", {}, app), " runs beside each ticket, just as it would in Zendesk."] : NO_APP,
    ),
  );
}

function showTickets(main, rows) {
  const noted = worthTrying(rows);
  if (noted.length) main.append(el("h2", {}, "Tickets to try"), el("ul", { class: "try-list" }, noted.map(tryCard)));
  const others = rows.filter(({ ticket }) => !noted.some((row) => row.ticket === ticket));
  const filter = el("input", {
    class: "input filter",
    type: "search",
    "aria-label": "Filter tickets",
    placeholder: "Filter by subject or customer",
  });
  const list = el("ul", { class: "ticket-lines" });
  const paint = () => {
    const wanted = filter.value.trim().toLowerCase();
    const shown = (wanted ? rows : others).filter(({ ticket, requester }) =>
      `#${ticket.id} ${ticket.subject} ${requester?.name ?? ""} ${requester?.email ?? ""}`
        .toLowerCase()
        .includes(wanted),
    );
    const lines = shown.map(({ ticket, requester }) => ticketLine(ticket, requester?.name ?? "–"));
    fill(list, lines.length ? lines : el("li", { class: "quiet" }, "No tickets."));
  };
  filter.addEventListener("input", paint);
  paint();
  main.append(el("div", { class: "list-head" }, el("h2", {}, noted.length ? "More tickets" : "Tickets"), filter), list);
}

// A customer's note stands at the first of their tickets only.
function worthTrying(rows) {
  const seen = new Set();
  return rows.flatMap((row) => {
    const note = demoNote(row.requester);
    if (!note || seen.has(note)) return [];
    seen.add(note);
    return [{ ...row, note }];
  });
}

function tryCard({ ticket, requester, note }) {
  return el(
    "li",
    {},
    placeLink(
      { screen: "ticket", id: ticket.id },
      { class: "try-card" },
      avatar(requester?.name),
      el(
        "span",
        { class: "try-words" },
        el("strong", { class: "try-note" }, note),
        el("span", { class: "try-who" }, el("bdi", {}, requester?.name ?? "No requester"), ` · #${ticket.id}`),
        el("span", { class: "quiet try-subject" }, el("bdi", {}, ticket.subject)),
      ),
    ),
  );
}

function people({ session }) {
  const cards = session.agents.map((one) => {
    const current = one.key === session.agentKey;
    const address = () => addressWith({ as: one.key, locale: null });
    return el(
      "li",
      {},
      el(
        "a",
        // The address is made anew on the click: the colours may have been switched since.
        {
          class: "who-card",
          href: address(),
          "aria-current": current ? "true" : null,
          on: { click: (event) => (event.currentTarget.href = address()) },
        },
        avatar(one.name, "agent"),
        el(
          "span",
          { class: "who-words" },
          el("strong", {}, one.name, current && el("span", { class: "who-now" }, "you")),
          el("code", {}, one.key),
          el("span", { class: "quiet" }, one.description ?? one.role),
        ),
      ),
    );
  });
  return el(
    "aside",
    { class: "start-side", "aria-label": "Who you can be" },
    el("h2", {}, "Who you can be"),
    el("ul", { class: "who-list" }, cards),
    tips(),
  );
}

function tips() {
  return el(
    "div",
    { class: "tips" },
    el("h2", {}, "Good to know"),
    el(
      "ul",
      {},
      el("li", {}, "Agent, language and light or dark are in the top bar."),
      el("li", {}, "The Sandbox button shows each request to Sell and can make them fail."),
      el("li", {}, "Every ticket stays open in its tab, with its own app, until you close it."),
    ),
  );
}
