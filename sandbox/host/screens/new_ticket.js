// A ticket that does not exist yet; after it is saved its own tab takes over, with a new app frame, as in Zendesk.

import { TicketDraft } from "../model/ticket_draft.js";
import { TicketView } from "../ticket/ticket_view.js";
import { newScreen } from "./screen.js";

export function newTicketScreen(page, place) {
  const screen = newScreen("ticket", "New ticket");
  const draft = new TicketDraft();
  const view = new TicketView(page, draft, {
    location: "new_ticket_sidebar",
    ids: { newTicketId: crypto.randomUUID() },
  });
  screen.element.append(view.element);
  draft.on("change", ({ name, after }) => name === "subject" && screen.setTitle(after || "New ticket"));
  draft.on("saved", () => {
    page.open({ screen: "ticket", id: draft.id }, { replace: true });
    page.close(place);
  });
  screen.setActive = (active) => view.setActive(active);
  screen.destroy = () => view.destroy();
  return screen;
}
