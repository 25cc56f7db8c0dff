// What the pages of a customer and of an organization have in common: read, show, and the app beside it.

import { AppTray } from "../app_tray.js";
import { el } from "../dom.js";
import { fillWhenLoaded, newScreen } from "./screen.js";
import { ticketLine } from "./ticket_line.js";

/**
 * `load()` reads the record; for it, `title(found)`, `show(found)` (the page's main part) and `api(found)` (what the app
 * can ask for) are called; `place` is `{location, ids}` of the app.
 */
export function recordScreen(page, { name, waiting, place, load, title, show, api }) {
  const screen = newScreen("record", waiting);
  let tray = null;
  let active = false;
  let closed = false;

  fillWhenLoaded(screen.element, load, (found) => {
    if (closed) return;
    tray = new AppTray(page.hub, place, api(found));
    screen.element.append(el("div", { class: `record-page record-${name}` }, show(found), tray.element));
    screen.setTitle(title(found));
    tray.setActive(active);
  });

  screen.setActive = (now) => {
    active = now;
    tray?.setActive(now);
  };
  screen.destroy = () => {
    closed = true;
    tray?.destroy();
  };
  return screen;
}

/** The tickets that a search finds. */
export async function findTickets(api, query) {
  const answer = await api.get(`/api/v2/search.json?query=${encodeURIComponent(`type:ticket ${query}`)}`);
  return answer.results ?? [];
}

/** `[name, value]` pairs as a list; pairs without a value are left out. */
export function factList(facts) {
  const known = facts.filter(([, value]) => value);
  return el(
    "dl",
    { class: "facts" },
    known.map(([name, value]) => el("div", {}, el("dt", {}, name), el("dd", {}, value))),
  );
}

/** The tickets of a record under a heading. */
export function ticketList(tickets) {
  if (tickets.length === 0) return [el("h2", {}, "Tickets"), el("p", { class: "quiet" }, "No tickets.")];
  return [el("h2", {}, "Tickets"), el("ul", { class: "ticket-lines" }, tickets.map((ticket) => ticketLine(ticket)))];
}
