// An existing ticket: read, shown, and read again when the server says that it changed.

import { loadTicket } from "../model/ticket_store.js";
import { TicketDraft } from "../model/ticket_draft.js";
import { TicketView } from "../ticket/ticket_view.js";
import { fillWhenLoaded, newScreen } from "./screen.js";

export function ticketScreen(page, { id }) {
  const screen = newScreen("ticket", `#${id}`);
  let view = null;
  let active = false;
  let closed = false;
  const ends = [
    page.events.on("ticket", (changed) => changed === id && refresh()),
    page.events.on("restart", () => refresh()),
  ];

  async function refresh() {
    if (!view || view.saving) return;
    try {
      const record = await loadTicket(page.api, page.people, id);
      if (closed || view.saving) return;
      const { draft } = view;
      const isNews =
        record.ticket.updated_at !== draft.saved.updated_at || record.comments.length !== draft.comments.length;
      draft.refresh(record);
      if (isNews) view.instance?.emit("ticket.updated", { user: null });
    } catch (error) {
      page.toasts.say(`Ticket #${id} could not be read again: ${error.message}`, "error");
    }
  }

  fillWhenLoaded(
    screen.element,
    () => loadTicket(page.api, page.people, id),
    (record) => {
      if (closed) return;
      const draft = new TicketDraft(record);
      view = new TicketView(page, draft, { location: "ticket_sidebar", ids: { ticketId: id } });
      screen.element.append(view.element);
      screen.setTitle(`#${id} ${draft.subject}`);
      draft.on("change", ({ name, after }) => name === "subject" && screen.setTitle(`#${id} ${after}`));
      view.setActive(active);
    },
  );

  screen.setActive = (now) => {
    active = now;
    view?.setActive(now);
  };
  screen.destroy = () => {
    closed = true;
    ends.forEach((end) => end());
    view?.destroy();
  };
  return screen;
}
