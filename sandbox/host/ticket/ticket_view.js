// A ticket on the screen: fields, conversation and composer, app tray; and saving, with the app's say in it.

import { AppTray } from "../app_tray.js";
import { el, fill } from "../dom.js";
import { saveTicket } from "../model/ticket_store.js";
import { ticketApi } from "../zaf/ticket_api.js";
import { sendTicketEvents } from "../zaf/ticket_events.js";
import { Composer } from "./composer.js";
import { conversation } from "./conversation.js";
import { fieldsPane } from "./fields_pane.js";

export class TicketView {
  #page;
  #tray;
  #composer;
  #problem = el("p", { class: "form-problem", role: "alert" });
  saving = false;

  constructor(page, draft, place) {
    this.#page = page;
    this.draft = draft;
    this.#composer = new Composer(draft, page.session.agent, () => this.submit());
    const api = ticketApi(draft, page.people, page.session);
    this.#tray = new AppTray(page.hub, place, api, (instance) => sendTicketEvents(page.hub, instance, draft));
    const middle = el(
      "div",
      { class: "ticket-middle" },
      header(draft),
      conversation(draft, page.people),
      this.#problem,
      this.#composer.element,
    );
    this.element = el("div", { class: "ticket-page" }, fieldsPane(page, draft), middle, this.#tray.element);
  }

  /** The app's instance beside this ticket, if it has one here. */
  get instance() {
    return this.#tray.instance;
  }

  setActive(active) {
    this.#tray.setActive(active);
  }

  destroy() {
    this.#tray.destroy();
  }

  async submit() {
    const { draft } = this;
    if (this.saving) return;
    const missing = this.#whatIsMissing();
    if (missing) return this.#say(missing);
    this.saving = true;
    this.#say("");
    this.#composer.setBusy(true);
    try {
      await this.#save(draft);
    } finally {
      this.saving = false;
      this.#composer.setBusy(false);
    }
  }

  async #save(draft) {
    const refusals = await this.#askApp();
    if (refusals.length) return this.#say(`${this.#page.hub.appName}: ${refusals.join(" ")}`);
    this.instance?.emit("ticket.submit.start");
    try {
      const record = await saveTicket(this.#page.api, this.#page.people, draft);
      this.instance?.emit("ticket.submit.done");
      this.instance?.emit("ticket.submit.always");
      this.#page.toasts.say(
        draft.isNew ? `Ticket #${record.ticket.id} was made.` : `Ticket #${record.ticket.id} was saved.`,
      );
      draft.markSaved(record);
    } catch (error) {
      this.instance?.emit("ticket.submit.fail");
      this.instance?.emit("ticket.submit.always");
      this.#say(`Not saved: ${error.message}`);
    }
  }

  #askApp() {
    const { hub } = this.#page;
    if (!this.instance) return [];
    const { guid } = this.instance;
    return hub.hooks.ask(hub.subscriptions.listeners(guid, "ticket.save"), guid, "ticket.save");
  }

  #whatIsMissing() {
    const { draft } = this;
    if (draft.blocked) return draft.blocked;
    if (draft.isNew && !draft.requester) return "Choose a requester first.";
    if (!draft.subject.trim()) return "A ticket needs a subject.";
    return null;
  }

  #say(text) {
    fill(this.#problem, text);
  }
}

function header(draft) {
  const subject = el("input", {
    class: "subject-input",
    "aria-label": "Subject",
    dir: "auto",
    placeholder: "Subject",
    value: draft.subject,
    on: { input: () => draft.change("subject", subject.value) },
  });
  const heading = el("h1", { class: "visually-hidden" });
  const paint = () => {
    fill(heading, draft.isNew ? "New ticket" : [`Ticket #${draft.id}: `, el("bdi", {}, draft.subject)]);
    if (subject.value !== draft.subject) subject.value = draft.subject;
  };
  draft.on("change", paint);
  paint();
  return el(
    "header",
    { class: "ticket-header" },
    heading,
    draft.isNew ? null : el("span", { class: "ticket-number", "aria-hidden": "true" }, `#${draft.id}`),
    subject,
  );
}
