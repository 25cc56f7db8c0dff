// Each setting made by hand on the settings page, and what every kind of agent then gets in the sidebar: who has access,
// the status of new leads, who may be chosen as owner, and whether a lead is offered although something matched.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { newDesk } from "./support/desk.js";
import { AGENTS, NO_ACCESS, forAll, forSellUsers, formsOfAll, noAccess, readForm } from "./support/every_agent.js";
import { madeHere } from "./support/lead_form.js";
import { chooseOwner, createButton, leadAsPromised, outcome, ownerKnown, promised, send } from "./support/owner_form.js";
import { openSettings, saved, section, storedDocument } from "./support/settings_page.js";
import { isSound } from "./support/soundness.js";

/** Every active user and pool as the form lists them. */
const EVERYBODY =
  "Henrik Aalto, Marta Lindqvist, Daniel Mensah, Sofia Rossi, Haruka Mori, Noah Williams, Chloé Dubois, Arjun Mehta, Yuki Ito, " +
  "Gabriela Costa, Elena Petrova, Sam O’Connor, Inbound Leads (Round Robin) (Pool), Enterprise Desk (Pool)";
const MANAGER = "The lead will belong to Henrik Aalto, the topmost manager in Sell.";
const OWN = {
  ...forAll(NO_ACCESS),
  admin: "The lead will belong to you (Marta Lindqvist).",
  sell_agent: "The lead will belong to you (Daniel Mensah).",
};
const article = (app) => app.getByRole("article").first();

describe("a setting made on the page", () => {
  const desk = newDesk();

  /** Opens a section of the page as an admin. */
  const inSection = async (key, as) => {
    const opened = await openSettings(desk, { as });
    await section(opened.app, opened.say(key));
    return opened;
  };
  /** What each agent sees on the ticket of a customer whom Sell knows, and what was asked of Sell for it. */
  const seenByAll = async () => {
    const seen = {};
    for (const as of Object.keys(AGENTS)) {
      await desk.sandbox.clearRequests();
      const { page, app } = await desk.ticket(1, { as });
      await noAccess(app).or(article(app)).first().waitFor();
      const data = await article(app).count();
      const asked = new Set((await desk.sandbox.requests()).map((it) => `${it.method} ${it.path}`));
      seen[as] = data ? "data" : `${NO_ACCESS}; asked for ${[...asked].join(", ")}`;
      await page.close();
    }
    return seen;
  };
  const REFUSED = `${NO_ACCESS}; asked for GET /v2/users`;
  const SELL_USERS_SEE = { admin: "data", sell_agent: "data", support_agent: REFUSED, inactive_agent: REFUSED, support_admin: REFUSED };

  test("access: all agents, and Sell users only again; those without access cause no request for data", async () => {
    const { page, app, say, problems } = await inSection("settings.section.access");
    const all = app.getByRole("radio", { name: say("settings.access.all_agents"), exact: true });
    const users = app.getByRole("radio", { name: say("settings.access.sell_users"), exact: true });
    assert.equal(await users.isChecked(), true);
    assert.deepEqual(await seenByAll(), SELL_USERS_SEE);

    await all.check();
    await saved(app);
    assert.equal((await storedDocument(desk.sandbox)).access, "all_agents");
    assert.deepEqual(await seenByAll(), forAll("data"));
    assert.deepEqual(await formsOfAll(desk), forAll(MANAGER));

    await users.check();
    await saved(app);
    assert.deepEqual(await seenByAll(), SELL_USERS_SEE);
    assert.deepEqual(await formsOfAll(desk), OWN);
    await page.reload();
    await section(app, say("settings.section.access"));
    assert.equal(await users.isChecked(), true);
    assert.deepEqual(problems, []);
  });

  test("status: chosen, it is what every agent's form says and what the lead has; cleared, the account's first", async () => {
    const { app, say, problems } = await inSection("settings.section.new_leads");
    const box = app.getByRole("combobox", { name: say("settings.name.status") });
    assert.equal(await box.inputValue(), say("settings.status.first_named", { name: "New" }));
    const statuses = () => formsOfAll(desk, ({ says }) => promised(says).status);
    assert.deepEqual(await statuses(), forSellUsers("New"));

    await box.fill("nurt");
    await app.getByRole("option", { name: "Nurturing" }).click();
    await saved(app);
    assert.equal(await box.inputValue(), "Nurturing");
    assert.deepEqual(await statuses(), forSellUsers("Nurturing"));
    const { page, app: form, says } = await readForm(desk, "sell_agent");
    await send(form);
    const lead = await leadAsPromised(desk, says, { agent: AGENTS.sell_agent });
    assert.equal(lead.status, "Nurturing");
    await page.close();
    await desk.sandbox.deleteInSell(`/v2/leads/${lead.id}`);

    await box.fill("");
    await box.press("Tab");
    await saved(app);
    assert.equal(await box.inputValue(), say("settings.status.first_named", { name: "New" }));
    assert.equal((await storedDocument(desk.sandbox)).new_lead?.status, undefined);
    assert.deepEqual(await statuses(), forSellUsers("New"));
    assert.deepEqual(problems, []);
  });

  test("status: the account's first can be chosen from the list again, and follows the account", async () => {
    const { app, say } = await inSection("settings.section.new_leads");
    const box = app.getByRole("combobox", { name: say("settings.name.status") });
    await box.fill("working");
    await box.press("Enter");
    await saved(app);
    assert.equal((await storedDocument(desk.sandbox)).new_lead.status, "Working");
    await box.click();
    await app.getByRole("option", { name: say("settings.status.first_named", { name: "New" }) }).click();
    await saved(app);
    assert.equal((await storedDocument(desk.sandbox)).new_lead?.status, undefined);
    assert.deepEqual(await formsOfAll(desk, ({ says }) => promised(says).status), forSellUsers("New"));
  });

  test("while statuses and sources are on their way, no field looks as if nothing were set", async () => {
    await desk.sandbox.settings({ config: JSON.stringify({ version: 1, new_lead: { status: "Working", source: 304 } }) });
    await desk.sandbox.fault({ match: "GET /v2/lead_statuses", kind: "delay", ms: 8_000, times: null });
    const { page, app, say, problems } = await openSettings(desk);
    await app.getByRole("navigation").getByRole("button", { name: say("settings.section.new_leads"), exact: true }).click();
    await app.getByRole("status").getByText(say("settings.given.loading")).waitFor();
    await isSound(page);
    const box = (key) => app.getByRole("combobox", { name: say(key) });
    for (const key of ["settings.name.status", "settings.name.source"]) assert.equal(await box(key).count(), 0);
    await box("settings.name.source").waitFor();
    assert.equal(await box("settings.name.status").inputValue(), "Working");
    assert.equal(await box("settings.name.source").inputValue(), "Support ticket");
    assert.deepEqual(problems, []);
  });

  test("any owner: on, agents choose among everybody and the lead goes there; off, nobody chooses", async () => {
    const { app, say, problems } = await inSection("settings.section.new_leads");
    const box = app.getByRole("checkbox", { name: say("settings.any_owner.label") });
    assert.deepEqual(await formsOfAll(desk), OWN);
    await box.check();
    await saved(app);
    assert.deepEqual(await formsOfAll(desk), forSellUsers(`${EVERYBODY} | nobody`));
    const { page, app: form } = await readForm(desk, "sell_agent");
    await chooseOwner(form, "Gabriela Costa");
    const says = await outcome(form);
    await send(form);
    const lead = await leadAsPromised(desk, says, { agent: AGENTS.sell_agent });
    await page.close();
    await desk.sandbox.deleteInSell(`/v2/leads/${lead.id}`);

    await box.uncheck();
    await saved(app);
    assert.deepEqual(await formsOfAll(desk), OWN);
    assert.deepEqual(problems, []);
  });

  test("any owner with access for all: every agent chooses among everybody", async () => {
    const { app, say } = await inSection("settings.section.access");
    await app.getByRole("radio", { name: say("settings.access.all_agents"), exact: true }).check();
    await section(app, say("settings.section.new_leads"));
    await app.getByRole("checkbox", { name: say("settings.any_owner.label") }).check();
    await saved(app);
    assert.deepEqual(await formsOfAll(desk), forAll(`${EVERYBODY} | nobody`));
  });

  test("a lead although something matched: on, it is offered with a warning; off, it is not", async () => {
    const { app, say, problems } = await inSection("settings.section.new_leads");
    const box = app.getByRole("checkbox", { name: say("settings.offer.label") });
    /** Whether each agent is offered a lead for a customer whom Sell knows, and is warned. */
    const offers = async () => {
      const offers = {};
      for (const as of Object.keys(AGENTS)) {
        const { page, app } = await desk.ticket(1, { as });
        await noAccess(app).or(article(app)).first().waitFor();
        offers[as] = (await noAccess(app).count()) ? NO_ACCESS : "not offered";
        if (await createButton(app).count()) {
          await createButton(app).click();
          await ownerKnown(app);
          const warned = await app.getByText("It has Amélie Laurent. Create a lead only if this is somebody else.").count();
          offers[as] = warned ? "offered, warned" : "offered";
        }
        await page.close();
      }
      return offers;
    };
    assert.deepEqual(await offers(), forSellUsers("not offered"));
    await box.check();
    await saved(app);
    assert.deepEqual(await offers(), forSellUsers("offered, warned"));
    await box.uncheck();
    await saved(app);
    assert.deepEqual(await offers(), forSellUsers("not offered"));
    assert.deepEqual(madeHere(await desk.sandbox.state()), []);
    assert.deepEqual(problems, []);
  });
});
