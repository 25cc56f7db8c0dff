// Every state that the sidebar can show, with how to get there. Pictures, axe and the keyboard go through this one list,
// in any language: what is pressed and waited for is named by the key of its text.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { frameOf, press } from "./browser.js";
import { root } from "./sandbox.js";

/** The texts of a language or locale: `say("action.cancel")`, placeholders filled from `values`. */
export function textsOf(locale) {
  const { ui } = JSON.parse(readFileSync(join(root, `translations/${locale.toLowerCase()}.json`), "utf8"));
  return (key, values = {}) => {
    const text = ui[key] ?? ui[`${key}.other`];
    if (text === undefined) throw new Error(`There is no text ${key}.`);
    return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  };
}

const CONTACTS = "POST /v3/contacts/search";
/** 12,500.50 as any of our languages writes it. */
const TOTAL = /12[^\d]?500[^\d]50/;

const button = (key) => (app, say) => press(app.getByRole("button", { name: say(key) }).first());
const shows = (key, values) => (app, say) => app.getByText(say(key, values), { exact: false }).first().waitFor();
const inOrder = (...steps) => async (app, say, page, sandbox) => {
  for (const step of steps) await step(app, say, page, sandbox);
};
const fault = (match, fault) => (_app, _say, _page, sandbox) => sandbox.fault({ match, times: null, ...fault });
const find = (text) => async (app, say) => {
  await button("action.search")(app, say);
  await app.getByLabel(say("search.label")).fill(text);
};
const form = inOrder(button("action.create_lead"), shows("form.title"));
const sent = inOrder(form, button("action.create_lead"), (app, say) => app.getByText(say("created.step_line", { step: say("created.step.comment"), state: say("created.step_state.done") })).waitFor());
const fill = (key, text) => (app, say) => app.getByLabel(say(key), { exact: true }).fill(text);
const words = "見積もり: 40 seats, please.";
const written = inOrder(form, fill("form.label.note", words));
const noteForm = inOrder(button("action.send_note"), (app, say) => app.getByLabel(say("note_form.label"), { exact: true }).waitFor());
const noteSent = inOrder(noteForm, fill("note_form.label", words), button("action.send_note"));
const card = (app) => app.getByRole("article").first().waitFor();
/** Who can give access; their names are looked up last. */
const whom = (app, say) => app.getByText(say("no_access.whom").split(/\u2068?\{/)[0].trim()).waitFor();

/** Another requester, chosen beside the app on the host's page, which is always in English. */
const toRequester = (name) => async (_app, _say, page) => {
  await page.getByRole("combobox", { name: "Requester" }).fill(name);
  await page.getByRole("option", { name }).first().click();
};

/** Everything mirrored, with the words that the other states have. */
async function rightToLeft(page) {
  const frame = await frameOf(page);
  await frame.evaluate(() => void (document.documentElement.dir = "rtl"));
}

/** A field of every kind, in an order of the account's own. */
const chosenFields = JSON.stringify({
  version: 1,
  fields: {
    person: ["email", "owner", ...[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map((at) => `custom:${820 + at}`)],
    deal: ["name", "value", "stage", "hot", "win_likelihood", "source", "tags"],
  },
});

/** The owner of a new lead is to be chosen. */
const owners = JSON.stringify({ version: 1, new_lead: { owners: [{ id: 1003 }, { id: 1090, label: "Inbound", pool: true }] } });
const withOwners = (sandbox) => sandbox.settings({ config: owners });
const openOwners = inOrder(form, (app, say) => app.getByRole("combobox", { name: say("owner.label") }).click(), (app) => app.getByRole("option").first().waitFor());
/** A lead is offered even where something matched. */
const offered = JSON.stringify({ version: 1, new_lead: { offer_when_matched: true } });
const withOffer = (sandbox) => sandbox.settings({ config: offered });

/** `name`, `path`, who looks (`as`), what the sandbox is told first, what is done then, in order. */
export const states = [
  { name: "person", path: "/agent/tickets/1", act: (app) => app.getByText(TOTAL).first().waitFor() },
  { name: "all-deals", path: "/agent/tickets/15", act: inOrder(card, (app, say) => app.getByRole("button", { name: say("action.show_all", { n: "13" }) }).click()) },
  { name: "company-of-a-person", path: "/agent/tickets/1", act: inOrder((app, say) => app.getByRole("button", { name: say("action.show_company", { name: "Maison Lumière" }) }).click(), shows("action.back_to", { name: "Amélie Laurent" }), card) },
  { name: "fields-of-the-account", path: "/agent/tickets/1", before: (sandbox) => sandbox.settings({ config: chosenFields }), act: (app) => app.getByText(TOTAL).first().waitFor() },
  { name: "right-to-left", path: "/agent/tickets/1", act: inOrder(card, (_app, _say, page) => rightToLeft(page)) },
  { name: "lead", path: "/agent/tickets/2", act: card },
  { name: "company", path: "/agent/tickets/6", act: card },
  { name: "no-match", path: "/agent/tickets/3", act: shows("no_match.title") },
  { name: "several-matches", path: "/agent/tickets/4", act: card },
  { name: "possible-duplicate", path: "/agent/tickets/5", act: shows("match.possible_duplicate") },
  { name: "not-this-person", path: "/agent/tickets/1", act: inOrder(button("action.not_this_person"), shows("action.show_hidden")) },
  { name: "hostile-texts", path: "/agent/tickets/7", act: card },
  { name: "long-texts", path: "/agent/tickets/10", act: card },
  { name: "japanese-customer", path: "/agent/tickets/12", act: card },
  { name: "nothing-to-search-by", path: "/agent/tickets/8", act: shows("nothing_to_search.title") },
  { name: "new-ticket", path: "/agent/tickets/new", act: shows("no_requester.title") },
  { name: "search-empty", path: "/agent/tickets/3", act: inOrder(shows("no_match.title"), button("action.search")) },
  { name: "search-found", path: "/agent/tickets/3", act: inOrder(shows("no_match.title"), find("Amé"), card) },
  { name: "search-nothing", path: "/agent/tickets/3", act: inOrder(shows("no_match.title"), find("Zzyzx"), shows("search.nothing")) },
  { name: "search-failed", path: "/agent/tickets/3", act: inOrder(shows("no_match.title"), fault("POST /v3", { kind: "status", status: 500 }), find("Amé"), shows("failure.service_down.title")) },
  { name: "chosen-by-hand", path: "/agent/tickets/3", act: inOrder(shows("no_match.title"), find("Amé"), (app, say) => app.getByRole("button", { name: say("action.use_record_described", { name: "Amélie Laurent" }) }).click(), shows("match.chosen")) },
  { name: "loading", path: "/agent/tickets/1", before: (sandbox) => sandbox.fault({ match: CONTACTS, kind: "delay", ms: 60_000 }), act: (app, say) => app.getByRole("button", { name: say("action.cancel") }).waitFor() },
  { name: "search-stopped", path: "/agent/tickets/1", before: (sandbox) => sandbox.fault({ match: CONTACTS, kind: "delay", ms: 60_000 }), act: inOrder(button("action.cancel"), shows("cancelled.title")) },
  { name: "no-access", path: "/agent/tickets/1", as: "support_agent", act: inOrder(shows("no_access.title"), whom) },
  { name: "not-connected-agent", path: "/agent/tickets/1", before: (sandbox) => sandbox.settings({ sell_access_token: "x".repeat(64) }), act: shows("not_configured.title") },
  { name: "not-connected-admin", path: "/agent/tickets/1", as: "admin", before: (sandbox) => sandbox.settings({ sell_access_token: "x".repeat(64) }), act: shows("not_configured.title") },
  { name: "settings-unreadable", path: "/agent/tickets/3", as: "admin", before: (sandbox) => sandbox.settings({ config: "{" }), act: inOrder(shows("no_match.title"), shows("config_problem.title")) },
  { name: "sell-has-a-problem", path: "/agent/tickets/1", before: (sandbox) => sandbox.fault({ match: "GET /v2/users", kind: "status", status: 500, times: null }), act: (app) => app.getByRole("alert").waitFor() },
  { name: "no-answer", path: "/agent/tickets/1", before: (sandbox) => sandbox.fault({ match: "GET /v2/users", kind: "drop_before", times: null }), act: (app) => app.getByRole("alert").waitFor() },
  { name: "pause", path: "/agent/tickets/1", before: (sandbox) => sandbox.fault({ match: "GET /v2/users", kind: "rate_limit", times: null }), act: (app) => app.getByRole("timer").waitFor() },
  { name: "leads-missing", path: "/agent/tickets/1", before: (sandbox) => sandbox.fault({ match: "POST /v3/leads/search", kind: "status", status: 500, times: null }), act: shows("gap.leads") },
  { name: "deals-missing", path: "/agent/tickets/1", before: (sandbox) => sandbox.fault({ match: "POST /v3/deals/search", kind: "status", status: 500, times: null }), act: shows("deals.failed") },
  { name: "not-refreshed", path: "/agent/tickets/4", act: inOrder(card, fault("POST /v3", { kind: "drop_before" }), button("action.refresh"), (app, say) => app.getByText(say("age.not_refreshed", { why: "" })).first().waitFor()) },
  { name: "new-lead", path: "/agent/tickets/3", act: inOrder(form, shows("form.outcome")) },
  { name: "new-lead-problems", path: "/agent/tickets/3", act: inOrder(form, (app, say) => app.getByLabel(say("form.label.last_name")).fill(""), (app, say) => app.getByLabel(say("form.label.email"), { exact: true }).fill("nobody"), button("action.create_lead"), (app) => app.locator("[aria-invalid]").first().waitFor()) },
  { name: "new-lead-refused", path: "/agent/tickets/3", act: inOrder(form, fault("POST /v2/leads", { kind: "status", status: 422 }), button("action.create_lead"), shows("failure.invalid.title")) },
  { name: "new-lead-owner", path: "/agent/tickets/3", before: withOwners, act: openOwners },
  { name: "new-lead-nobody-chosen", path: "/agent/tickets/3", before: withOwners, act: inOrder(form, (app, say) => app.getByRole("combobox", { name: say("owner.label") }).waitFor(), button("action.create_lead"), shows("owner.missing")) },
  { name: "new-lead-though-matched", path: "/agent/tickets/1", before: withOffer, act: inOrder(card, form, shows("form.outcome")) },
  { name: "new-lead-requester-changed", path: "/agent/tickets/3", act: inOrder(written, toRequester("Sukarno"), shows("form.requester_changed", { name: "Sukarno" })) },
  { name: "new-lead-leaving", path: "/agent/tickets/3", act: inOrder(written, button("action.cancel"), shows("form.leave")) },
  { name: "new-lead-draft-offered", path: "/agent/tickets/3", act: inOrder(written, button("action.cancel"), button("action.keep_draft"), shows("draft.lead")) },
  { name: "duplicates", path: "/agent/tickets/3", act: inOrder(written, fill("form.label.email", "emma.thompson@brightwater.example"), fill("form.label.phone", "+81 52 555 0182"), button("action.create_lead"), shows("duplicates.text")) },
  { name: "duplicates-not-checked", path: "/agent/tickets/3", act: inOrder(written, shows("form.outcome"), fault("POST /v3", { kind: "status", status: 500 }), button("action.create_lead"), shows("form.not_checked")) },
  { name: "lead-under-way", path: "/agent/tickets/3", act: inOrder(form, shows("form.outcome"), fault("POST /v2/leads", { kind: "delay", ms: 60_000 }), button("action.create_lead"), shows("created.step_state.running")) },
  { name: "lead-created", path: "/agent/tickets/3", act: sent },
  { name: "lead-created-note-missing", path: "/agent/tickets/3", act: inOrder(form, fault("POST /v2/notes", { kind: "status", status: 422 }), button("action.create_lead"), shows("created.unfinished")) },
  { name: "lead-not-sure", path: "/agent/tickets/3", act: inOrder(form, shows("form.outcome"), fault("POST /v2/leads", { kind: "status", status: 500 }), button("action.create_lead"), shows("created.unknown")) },
  { name: "lead-taken-back", path: "/agent/tickets/3", act: inOrder(sent, button("action.undo"), shows("created.taken_back"), (app, say) => app.getByRole("button", { name: say("action.close") }).waitFor()) },
  { name: "lead-not-taken-back", path: "/agent/tickets/3", act: inOrder(sent, fault("DELETE /v2/leads", { kind: "status", status: 403 }), button("action.undo"), shows("created.still_there")) },
  { name: "note", path: "/agent/tickets/2", act: inOrder(noteForm, fill("note_form.label", words)) },
  { name: "note-missing", path: "/agent/tickets/2", act: inOrder(noteForm, button("action.send_note"), shows("note_form.missing")) },
  { name: "note-refused", path: "/agent/tickets/2", act: inOrder(fault("POST /v2/notes", { kind: "status", status: 422 }), noteSent, shows("failure.invalid.title")) },
  { name: "note-sent", path: "/agent/tickets/2", act: inOrder(noteSent, (app, say) => app.getByRole("button", { name: say("action.close") }).waitFor(), shows("created.note_sent")) },
];
