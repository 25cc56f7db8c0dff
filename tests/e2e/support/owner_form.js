// The form for a new lead as an agent reads it: whom it offers as owner, and what it says will happen. And what then has
// happened in the sandbox, to be compared with that.

import assert from "node:assert/strict";
import { press } from "./browser.js";
import { isCreated, madeHere } from "./lead_form.js";
import { textsOf } from "./states.js";

/** A requester whom Sell does not know. */
export const STRANGER = {
  ticket: 3,
  name: "Priya Raghunathan",
  lead: {
    first_name: "Priya",
    last_name: "Raghunathan",
    organization_name: "Coconut Systems",
    email: "priya.r@coconut-systems.example",
    phone: "+91 80 4718 2200",
    twitter: null,
    facebook: null,
  },
};

/** A settings document. */
export const documentOf = (access, newLead) => ({ config: JSON.stringify({ version: 1, access, new_lead: newLead }) });

export const ownerBox = (app) => app.getByRole("combobox", { name: "Owner" });
export const ownerList = (app) => app.getByRole("listbox", { name: "Owner" });
export const createButton = (app) => app.getByRole("button", { name: "Create lead" });

/** Opens the form on the stranger's ticket, up to where it is known who can own the lead. */
export async function openForm(desk, options) {
  const opened = await desk.ticket(STRANGER.ticket, options);
  await createButton(opened.app).click();
  await ownerKnown(opened.app);
  return opened;
}

/** Waits until the form says something about the owner. */
export async function ownerKnown(app) {
  const outcome = app.getByRole("heading", { name: "What will happen" });
  await ownerBox(app).or(outcome).or(app.getByRole("alert")).first().waitFor();
}

/** The sentences about what will happen; none while a choice is missing. */
export async function outcome(app) {
  return app.locator(".outcome li").allInnerTexts();
}

/** The options in the page, in order, pools marked, each group under its heading. */
export async function optionsShown(app) {
  return ownerList(app).evaluate((list) => {
    const name = (option) => {
      const mark = option.querySelector(".chip");
      return option.querySelector("bdi").innerText + (mark ? ` (${mark.innerText})` : "");
    };
    const names = (node) => [...node.querySelectorAll("[role=option]")].map(name).join(", ");
    const groups = [...list.querySelectorAll("[role=group]")];
    return groups.length ? groups.map((it) => `${it.getAttribute("aria-label")}: ${names(it)}`).join("; ") : names(list);
  });
}

/** What the form offers, in words: the list with what is preselected, or the sentence, or why there is no lead. */
export async function offered(app) {
  const refusal = app.getByRole("alert");
  if (await refusal.count()) return (await refusal.innerText()).replace(/\s*\n\s*/g, ": ");
  if ((await ownerBox(app).count()) === 0) return (await outcome(app))[0];
  const chosen = await ownerBox(app).inputValue();
  await ownerBox(app).click();
  const shown = await optionsShown(app);
  await ownerBox(app).press("Escape");
  return `${shown} | ${chosen || "nobody"}`;
}

/** Chooses an owner by typing the name. */
export async function chooseOwner(app, name) {
  await ownerBox(app).fill(name);
  await ownerList(app).getByRole("option").filter({ hasText: name }).click();
}

const say = textsOf("en");
const KINDS = ["plan.owner.agent", "plan.owner.chosen", "plan.owner.configured", "plan.owner.manager", "plan.owner.pool"];

/** What stands for the placeholder if the sentence is that text. */
function filled(key, placeholder, sentence) {
  const [before, after] = say(key).split(`{${placeholder}}`);
  const fits = sentence.startsWith(before) && sentence.endsWith(after) && before.length + after.length < sentence.length;
  return fits ? sentence.slice(before.length, sentence.length - after.length) : null;
}

/** What the sentences promise, taken apart. */
export function promised(sentences) {
  const find = (key, placeholder) => sentences.map((it) => filled(key, placeholder, it)).find((it) => it !== null) ?? null;
  const kind = KINDS.find((it) => find(it, "owner") !== null);
  assert.ok(kind, `nobody is promised the lead: ${sentences.join(" ")}`);
  return {
    kind,
    owner: find(kind, "owner"),
    status: find("plan.status", "status"),
    source: find("plan.source", "source"),
    comment: sentences.includes(say("plan.note_and_comment")),
  };
}

/** Sends the form and waits for all of it to be done. */
export async function send(app) {
  await press(createButton(app));
  await app.getByText(`Lead created: ${STRANGER.name}`).waitFor();
  await isCreated(app);
}

/**
 * The one lead that was made; it, its note and the comment must be what the form said. `labels`: what the settings call
 * pools, by name. Answers with the lead.
 */
export async function leadAsPromised(desk, sentences, { agent, words, labels = {} }) {
  const [state, pools, users, sources] = await Promise.all([
    desk.sandbox.state(),
    desk.sandbox.pools(),
    desk.sandbox.sell("/v2/users?per_page=100"),
    desk.sandbox.sell("/v2/lead_sources?per_page=100"),
  ]);
  const promise = promised(sentences);
  const made = madeHere(state);
  assert.equal(made.length, 1);
  const [lead] = made;
  if (promise.kind === "plan.owner.pool") {
    const pool = pools.find((it) => it.name === (labels[promise.owner] ?? promise.owner));
    assert.ok(pool.members.includes(lead.owner_id), `${lead.owner_id} is not in ${pool.name}`);
  } else {
    const owner = users.items.find((it) => it.data.id === lead.owner_id);
    assert.equal(promise.owner, owner.data.name);
  }
  assert.equal(lead.status, promise.status);
  const source = sources.items.find((it) => it.data.name === promise.source);
  assert.equal(lead.source_id, source?.data.id ?? null);
  assert.deepEqual(lead.tags, ["lead_from_support"]);
  for (const [field, value] of Object.entries(STRANGER.lead)) assert.equal(lead[field], value, field);

  const notes = state.notes.filter((it) => it.resource_type === "lead" && it.resource_id === lead.id);
  const ticket = `https://sandbox-demo.zendesk.com/agent/tickets/${STRANGER.ticket}`;
  const note = [words, `${agent} · Zendesk Support`, `Ticket #${STRANGER.ticket}: ${ticket}`].filter(Boolean).join("\n");
  assert.deepEqual(notes.map((it) => it.content), [note]);
  assert.equal(promise.comment, true);
  const said = `${agent} passed this customer to sales: the lead “${STRANGER.name}” was created in Zendesk Sell.`;
  const link = `https://sandbox-demo.zendesk.com/sales/leads/${lead.id}`;
  const comments = state.comments.filter((it) => it.ticket_id === STRANGER.ticket && it.body.includes(link));
  assert.deepEqual(comments.map((it) => [it.body, it.public]), [[`${said}\n${link}`, false]]);
  return lead;
}

/** Lets every list of Sell users that the pages of a context get be changed on its way. `change` is given each user. */
export async function changeUsers(context, change) {
  await context.route("**/host/proxy", async (route) => {
    const { url, type } = route.request().postDataJSON();
    if (!new URL(url).pathname.startsWith("/v2/users") || (type ?? "GET") !== "GET") return route.continue();
    const reply = await route.fetch();
    const outer = await reply.json();
    const body = JSON.parse(outer.body);
    for (const item of body.items ?? []) change(item.data);
    return route.fulfill({ response: reply, json: { ...outer, body: JSON.stringify(body) } });
  });
}
