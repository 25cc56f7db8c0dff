// The form for a new lead and the note for sales, as the tests of their flows use them.

import { frameOf, press } from "./browser.js";

/** The tag that tells the leads of this app from all others. */
const TAG = "lead_from_support";

/** Opens the form on a ticket whose requester Sell does not know. */
export async function openForm(desk, id, options) {
  const opened = await desk.visit(`/agent/tickets/${id}`, options);
  await opened.app.getByRole("button", { name: "Create lead" }).click();
  await inForm(opened.app);
  return opened;
}

/** Opens the note on the record that a ticket's requester is. */
export async function openNote(desk, id, options) {
  const opened = await desk.visit(`/agent/tickets/${id}`, options);
  await opened.app.getByRole("button", { name: "Send note to sales" }).click();
  await opened.app.getByLabel("Note for sales").waitFor();
  return opened;
}

/** Waits for the form. */
export function inForm(app) {
  return app.getByRole("heading", { name: "New lead" }).waitFor();
}

/** The field for the words that go with a lead. */
export function note(app) {
  return app.getByLabel("Note for sales (optional)");
}

/** Sends the form, and waits until the lead, its note and the comment are there. */
export async function create(app) {
  await press(app.getByRole("button", { name: "Create lead" }));
  await isCreated(app);
}

/** Waits until every step is done. */
export function isCreated(app) {
  return app.getByText("Internal comment on the ticket: done").waitFor();
}

/** The leads that the app has made. */
export function madeHere(state) {
  return state.leads.filter((it) => it.tags.includes(TAG));
}

/** The notes on a record. */
export function notesOn(state, type, id) {
  return state.notes.filter((it) => it.resource_type === type && it.resource_id === id);
}

/** The internal comments that the app has left on a ticket. */
export function commentsOn(state, ticket) {
  return state.comments.filter((it) => it.ticket_id === ticket && !it.public && it.body.includes("in Zendesk Sell"));
}

/** What has the focus in the app, by its text, or its label if it is a field; `null` if nothing has. */
export async function focused(page) {
  return (await frameOf(page)).evaluate(() => {
    const { activeElement: it, body } = document;
    return it === body ? null : (it.labels?.[0] ?? it).textContent;
  });
}
