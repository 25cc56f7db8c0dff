// One line of a list of tickets.

import { el, time } from "../dom.js";
import { placeLink } from "../place_link.js";

/** State, number, subject and time of a ticket; `who` asked, where the list does not say it already. */
export function ticketLine(ticket, who) {
  return el(
    "li",
    {},
    placeLink(
      { screen: "ticket", id: ticket.id },
      { class: "ticket-line" },
      el("span", { class: `status status-${ticket.status}` }, ticket.status),
      el("span", { class: "ticket-line-subject" }, `#${ticket.id} `, el("bdi", {}, ticket.subject)),
      who !== undefined && el("span", { class: "ticket-line-who" }, el("bdi", {}, who)),
      time(ticket.updated_at),
    ),
  );
}
