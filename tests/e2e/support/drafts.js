// A form in which something was written and that was not sent.

import assert from "node:assert/strict";
import { press as pressWhenSettled } from "./browser.js";
import { DRAFT, keptBy } from "./kept.js";
import { note, openForm } from "./lead_form.js";

export const BACK = "Your unfinished form is back.";
export const WORDS = "Wants a quote for 40 seats.\nCall in the morning.";

/** The drafts that the browser keeps, by their names there. */
export const draftsIn = async (page) => Object.keys(await keptBy(page)).filter((it) => it.startsWith(DRAFT));

export const press = (app, name) => pressWhenSettled(app.getByRole("button", { name, exact: true }));

/** Opens the form of ticket 3 and writes into it. */
export async function writeDraft(desk) {
  const opened = await openForm(desk, 3);
  await opened.app.getByRole("heading", { name: "What will happen" }).waitFor();
  await opened.app.getByLabel("Organization").fill("Coconut Systems Ltd");
  await note(opened.app).fill(WORDS);
  return opened;
}

/** The form is open again with everything that was written. */
export async function isBack(app) {
  await app.getByText(BACK).waitFor();
  assert.equal(await app.getByLabel("Organization").inputValue(), "Coconut Systems Ltd");
  assert.equal(await app.getByLabel("Last name").inputValue(), "Raghunathan");
  assert.equal(await note(app).inputValue(), WORDS);
}

export async function nothingIsOffered(app) {
  await app.getByText("Not in Sell yet").waitFor();
  // Whatever its age, and not while it is asked for anew.
  await app.getByRole("banner").getByText(/^Updated [^…]+$/).waitFor();
  assert.equal(await app.getByText("You began a lead for this customer").count(), 0);
}
