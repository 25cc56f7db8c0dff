// What the account's settings decide beside the owner: who has access at all, the status and source of a new lead, and
// whether one is offered although something matched. And what happens when the users cannot be had or change.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { newDesk } from "./support/desk.js";
import { keptBy } from "./support/kept.js";
import { isCreated, madeHere } from "./support/lead_form.js";
import {
  changeUsers,
  createButton,
  documentOf,
  leadAsPromised,
  offered,
  openForm,
  outcome,
  ownerBox,
  ownerKnown,
  promised,
  send,
} from "./support/owner_form.js";
import { newProfileDesk } from "./support/profile_desk.js";
import { until } from "./support/sandbox.js";
import { isSound } from "./support/soundness.js";

const noAccess = (app) => app.getByText("You have no access to Sell");
const customer = (app) => app.getByRole("article", { name: "Amélie Laurent" });
const STRANGERS_TO_SELL = ["support_agent", "inactive_agent", "support_admin"];

describe("access to Sell", () => {
  const desk = newDesk();

  /** Opens a page as an agent: they see no data and nothing to press. */
  const isRefused = async (path, as) => {
    const { page, app } = await desk.visit(path, { as });
    await noAccess(app).waitFor();
    assert.equal(await app.getByRole("article").count(), 0);
    for (const label of ["Create lead", "Search Sell", "Send note to sales"]) {
      assert.equal(await app.getByRole("button", { name: label }).count(), 0, label);
    }
    await page.close();
  };
  const askedFor = async () => new Set((await desk.sandbox.requests()).map((it) => `${it.method} ${it.path}`));

  test("Sell users only: all others see nothing, and nothing but users is asked for", async () => {
    await desk.sandbox.settings(documentOf("sell_users", { any_owner: true, offer_when_matched: true }));
    for (const as of STRANGERS_TO_SELL) await isRefused("/agent/tickets/1", as);
    await isRefused("/agent/tickets/3", "support_agent");
    await isRefused("/agent/users/201", "inactive_agent");
    assert.deepEqual([...(await askedFor())], ["GET /v2/users"]);
    const { app } = await desk.ticket(1, { as: "sell_agent" });
    await customer(app).waitFor();
  });

  for (const [name, config] of [
    ["never set", ""],
    ["a word that is not known", documentOf("everybody", {}).config],
    ["a list", JSON.stringify({ version: 1, access: ["all_agents"] })],
    ["in a broken document", documentOf("all_agents", {}).config.slice(0, -1)],
    ["in a document of a newer version", JSON.stringify({ version: 2, access: "all_agents" })],
    ["in a document without a version", JSON.stringify({ access: "all_agents" })],
  ]) {
    test(`${name}: Sell users only`, async () => {
      await desk.sandbox.settings({ config });
      await isRefused("/agent/tickets/1", "support_agent");
      assert.deepEqual([...(await askedFor())], ["GET /v2/users"]);
    });
  }

  test("all agents: everybody sees the data, and nobody is asked who they are in Sell", async () => {
    await desk.sandbox.settings(documentOf("all_agents", {}));
    for (const as of STRANGERS_TO_SELL) {
      const { page, app, problems } = await desk.ticket(1, { as });
      await customer(app).waitFor();
      assert.deepEqual(problems, []);
      await page.close();
    }
    const paths = (await desk.sandbox.requests()).map((it) => it.path);
    assert.ok(!paths.includes("/v2/users"), paths.join(" "));
  });

  test("a change of the setting holds from the next load on, both ways", async () => {
    const { page, app } = await desk.ticket(1, { as: "support_agent" });
    await noAccess(app).waitFor();
    await desk.sandbox.settings(documentOf("all_agents", {}));
    await page.reload();
    await customer(app).waitFor();
    await desk.sandbox.settings(documentOf("sell_users", {}));
    await page.reload();
    await noAccess(app).waitFor();
    assert.equal(await app.getByRole("article").count(), 0);
  });
});

describe("access to Sell, in a browser that keeps things", () => {
  const desk = newProfileDesk();

  test("once access is gone, nothing that was kept is shown, and nothing is kept any more", async () => {
    await desk.sandbox.settings(documentOf("all_agents", {}));
    const { page, app } = await desk.ticket(1, { as: "support_agent" });
    await customer(app).waitFor();
    const known = async () => /am[eé]lie|maison/i.test(JSON.stringify(await keptBy(page)));
    await until(known);
    await desk.sandbox.settings(documentOf("sell_users", {}));
    await page.reload();
    await noAccess(app).or(customer(app)).first().waitFor();
    assert.equal(await customer(app).count(), 0);
    await until(async () => !(await known()));
  });

  test("an owner who has left is not offered any more at the next opening", async () => {
    await desk.sandbox.settings(documentOf("all_agents", { owners: [{ id: 1004 }, { id: 1012 }] }));
    const { page, app } = await openForm(desk);
    assert.equal(await offered(app), "Sofia Rossi, Elena Petrova | nobody");
    await changeUsers(desk.context, (user) => {
      if (user.id === 1004) user.status = "inactive";
    });
    await page.reload();
    await createButton(app).click();
    await ownerKnown(app);
    assert.equal(await offered(app), "The lead will belong to Elena Petrova, as set for this account.");
  });
});

describe("status and source of a new lead", () => {
  const desk = newDesk();

  /** Opens the form under these settings, sends it; what was promised, what Sell was sent, and what it has. */
  const make = async (newLead) => {
    await desk.sandbox.settings(documentOf("sell_users", newLead));
    const { page, app } = await openForm(desk);
    const sentences = await outcome(app);
    const sent = page.waitForRequest((it) => {
      const call = it.url().endsWith("/host/proxy") ? it.postDataJSON() : {};
      return call.type === "POST" && new URL(call.url).pathname === "/v2/leads";
    });
    await send(app);
    const { data } = (await sent).postDataJSON();
    const body = (typeof data === "string" ? JSON.parse(data) : data).data;
    const lead = await leadAsPromised(desk, sentences, { agent: "Daniel Mensah" });
    const { status, source } = promised(sentences);
    return { status, source, body, lead };
  };

  for (const [name, newLead, status, source] of [
    ["nothing set: the account's first status, no source", {}, "New", null],
    ["the status that is set", { status: "Working" }, "Working", null],
    ["the status that is set, as Sell spells it", { status: " nurTURing " }, "Nurturing", null],
    ["a status that is gone: the account's first", { status: "Lukewarm" }, "New", null],
    ["the source that is set", { source: 304, status: "Qualified" }, "Qualified", { id: 304, name: "Support ticket" }],
    ["a source that is gone: none", { source: 4711 }, "New", null],
  ]) {
    test(name, async () => {
      const made = await make(newLead);
      assert.deepEqual([made.status, made.source], [status, source?.name ?? null]);
      assert.deepEqual([made.body.status, made.body.source_id], [status, source?.id]);
      assert.deepEqual([made.lead.status, made.lead.source_id], [status, source?.id ?? null]);
    });
  }

  test("an account without statuses: none is promised and none is sent", async () => {
    await desk.sandbox.fault({ match: "GET /v2/lead_statuses", kind: "status", status: 404, times: null });
    await desk.sandbox.settings(documentOf("sell_users", { status: "Working" }));
    const { page, app } = await openForm(desk);
    assert.equal(promised(await outcome(app)).status, null);
    const sent = page.waitForRequest((it) => it.url().endsWith("/host/proxy") && it.postData().includes("lead_from_support"));
    await send(app);
    const { data } = (await sent).postDataJSON();
    assert.ok(!("status" in (typeof data === "string" ? JSON.parse(data) : data).data));
  });

  for (const [what, path] of [["statuses", "/v2/lead_statuses"], ["sources", "/v2/lead_sources"]]) {
    test(`the ${what} cannot be had: said in words, nothing is promised or sent, and Try again goes on`, async () => {
      await desk.sandbox.settings(documentOf("sell_users", { source: 304 }));
      await desk.sandbox.fault({ match: `GET ${path}`, kind: "status", status: 500, times: null });
      const { page, app } = await openForm(desk);
      await app.getByRole("alert").getByText("Sell has a problem").waitFor();
      assert.deepEqual(await outcome(app), []);
      await createButton(app).click();
      await isSound(page);
      assert.deepEqual(madeHere(await desk.sandbox.state()), []);
      await desk.sandbox.clearFaults();
      await app.getByRole("button", { name: "Try again" }).click();
      await app.getByText("Source: Support ticket").waitFor();
      await send(app);
      assert.deepEqual(madeHere(await desk.sandbox.state()).map((it) => [it.status, it.source_id]), [["New", 304]]);
    });
  }
});

describe("a lead although something matched", () => {
  const desk = newDesk();
  const offering = documentOf("sell_users", { offer_when_matched: true });

  for (const [name, ticket, names] of [
    ["one record", 1, ["Amélie Laurent"]],
    ["several matches", 4, ["Jonas Weber", "Jonas Weber"]],
    ["a contact and a lead", 5, ["Lucía Fernández", "Lucía Fernández"]],
  ]) {
    test(`${name}: offered where the account wants it, and the warning names the matches; else not`, async () => {
      const off = await desk.ticket(ticket);
      await off.app.getByRole("article").first().waitFor();
      assert.equal(await createButton(off.app).count(), 0);
      await off.page.close();
      await desk.sandbox.settings(offering);
      const { page, app, problems } = await desk.ticket(ticket);
      await createButton(app).click();
      await ownerKnown(app);
      await app.getByText("Sell already knows this customer").waitFor();
      await app.getByText(`It has ${names.join(", ")}. Create a lead only if this is somebody else.`).waitFor();
      await isSound(page);
      assert.deepEqual(problems, []);
    });
  }

  test("it is made after the duplicates were seen, and belongs to whom the form said", async () => {
    await desk.sandbox.settings(offering);
    const { app } = await desk.ticket(1);
    await createButton(app).click();
    await ownerKnown(app);
    const { owner } = promised(await outcome(app));
    await createButton(app).click();
    await app.getByRole("button", { name: "Create anyway" }).waitFor();
    assert.deepEqual(madeHere(await desk.sandbox.state()), []);
    await app.getByRole("button", { name: "Create anyway" }).click();
    await isCreated(app);
    const [lead, ...others] = madeHere(await desk.sandbox.state());
    assert.deepEqual([others, lead.email, owner, lead.owner_id], [[], "amelie.laurent@maison-lumiere.example", "Daniel Mensah", 1003]);
  });
});

describe("users that cannot be had or that change", () => {
  const desk = newDesk();

  for (const [name, fault, words] of [
    ["fails", { kind: "status", status: 500 }, "Sell has a problem"],
    ["is refused", { kind: "status", status: 403 }, "Sell does not allow this"],
    ["is not answered", { kind: "drop_before" }, "No answer from Sell"],
    ["makes no sense", { kind: "garbage" }, "An answer that makes no sense"],
  ]) {
    test(`the list of users ${name}: said in words; what is written stays, and Try again brings the list`, async () => {
      await desk.sandbox.settings(documentOf("all_agents", { any_owner: true }));
      await desk.sandbox.fault({ match: "GET /v2/users", times: null, ...fault });
      const { page, app } = await openForm(desk);
      await app.getByRole("alert").getByText(words).waitFor();
      assert.equal(await ownerBox(app).count(), 0);
      await app.getByLabel("Note for sales (optional)").fill("Keep me.");
      await createButton(app).click();
      await isSound(page);
      assert.deepEqual(madeHere(await desk.sandbox.state()), []);
      await desk.sandbox.clearFaults();
      await app.getByRole("button", { name: "Try again" }).click();
      await ownerBox(app).fill("Elena");
      await page.keyboard.press("Enter");
      const sentences = await outcome(app);
      await send(app);
      await leadAsPromised(desk, sentences, { agent: "Daniel Mensah", words: "Keep me." });
    });
  }

  test("a pool that nobody is in any more when the form is sent: Sell's refusal stands in the form", async () => {
    await desk.sandbox.settings(documentOf("sell_users", { owners: [{ id: 1090 }, { id: 1012 }] }));
    const { page, app } = await openForm(desk);
    await ownerBox(app).fill("Inbound");
    await page.keyboard.press("Enter");
    await app.getByLabel("Note for sales (optional)").fill("Keep me.");
    for (const member of [1003, 1006, 1007]) await desk.sandbox.leavePool(1090, member);
    await createButton(app).click();
    await app.getByRole("alert").getByText("Sell did not accept this").waitFor();
    await app.getByRole("alert").getByText(/pool without active members/).waitFor();
    await isSound(page);
    assert.deepEqual(madeHere(await desk.sandbox.state()), []);
    assert.equal(await app.getByLabel("Note for sales (optional)").inputValue(), "Keep me.");
    await ownerBox(app).fill("Elena");
    await page.keyboard.press("Enter");
    const sentences = await outcome(app);
    await send(app);
    await leadAsPromised(desk, sentences, { agent: "Daniel Mensah", words: "Keep me." });
  });

  test("an owner who becomes inactive is no longer offered at the next load", async () => {
    await desk.sandbox.settings(documentOf("sell_users", { owners: [{ id: 1004 }, { id: 1012 }] }));
    const { page, app } = await openForm(desk);
    assert.equal(await offered(app), "Sofia Rossi, Elena Petrova | nobody");
    await changeUsers(desk.context, (user) => {
      if (user.id === 1004) user.status = "inactive";
    });
    await page.reload();
    await createButton(app).click();
    await ownerKnown(app);
    assert.equal(await offered(app), "The lead will belong to Elena Petrova, as set for this account.");
  });
});
