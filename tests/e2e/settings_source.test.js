// The source of new leads, chosen and created on the settings page: created once, never twice under one name, whatever
// happens on the way; and what each agent's form and the lead then have.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { newDesk } from "./support/desk.js";
import { AGENTS, forSellUsers, formsOfAll, readForm } from "./support/every_agent.js";
import { leadAsPromised, promised, send } from "./support/owner_form.js";
import { openSettings, saved, section, storedDocument } from "./support/settings_page.js";
import { isSound } from "./support/soundness.js";

describe("the source of new leads", () => {
  const desk = newDesk();

  const open = async (options) => {
    const opened = await openSettings(desk, options);
    const { app, say } = opened;
    await section(app, say("settings.section.new_leads"));
    const box = app.getByRole("combobox", { name: say("settings.name.source") });
    const option = (name) => app.getByRole("option", { name, exact: true });
    const creates = app.getByRole("option").filter({ hasText: say("settings.source.create", { name: "" }).split(" ")[0] });
    return { ...opened, box, option, create: (name) => option(say("settings.source.create", { name })), creates };
  };
  const sources = async () => (await desk.sandbox.state()).lead_sources.map((it) => it.name);
  const posts = async () =>
    (await desk.sandbox.requests()).filter((it) => it.method === "POST" && it.path === "/v2/lead_sources").length;
  const storedSource = async () => (await storedDocument(desk.sandbox)).new_lead?.source;
  const promisedSources = () => formsOfAll(desk, ({ says }) => promised(says).source);

  test("chosen from the list: every agent's form says so and the lead has it; cleared: none", async () => {
    const { app, say, box, option, problems } = await open();
    assert.equal(await box.inputValue(), say("settings.source.none"));
    assert.deepEqual(await promisedSources(), forSellUsers(null));
    await box.fill("support");
    await option("Support ticket").click();
    await saved(app);
    assert.deepEqual([await box.inputValue(), await storedSource()], ["Support ticket", 304]);
    assert.deepEqual(await promisedSources(), forSellUsers("Support ticket"));
    const { page, app: form, says } = await readForm(desk, "sell_agent");
    await send(form);
    const lead = await leadAsPromised(desk, says, { agent: AGENTS.sell_agent });
    assert.equal(lead.source_id, 304);
    await page.close();
    await desk.sandbox.deleteInSell(`/v2/leads/${lead.id}`);

    await box.fill("");
    await box.press("Tab");
    await saved(app);
    assert.deepEqual([await box.inputValue(), await storedSource()], [say("settings.source.none"), undefined]);
    assert.deepEqual(await promisedSources(), forSellUsers(null));
    assert.equal(await posts(), 0);
    assert.deepEqual(problems, []);
  });

  test("“No source” from the list takes the source back", async () => {
    await desk.sandbox.settings({ config: JSON.stringify({ version: 1, new_lead: { source: 304 } }) });
    const { app, say, box, option } = await open();
    assert.equal(await box.inputValue(), "Support ticket");
    await box.click();
    await option(say("settings.source.none")).click();
    await saved(app);
    assert.equal(await storedSource(), undefined);
  });

  test("created by typing: once in Sell, selected, saved, in every agent's form, and listed next time", async () => {
    const { page, app, box, create, problems } = await open();
    const before = await sources();
    await box.fill("  Trade fair Nagoya ");
    await create("Trade fair Nagoya").click();
    await saved(app);
    assert.equal(await box.inputValue(), "Trade fair Nagoya");
    assert.deepEqual(await sources(), [...before, "Trade fair Nagoya"]);
    assert.equal(await posts(), 1);
    assert.deepEqual(await promisedSources(), forSellUsers("Trade fair Nagoya"));
    const { app: form, says } = await readForm(desk, "sell_agent");
    await send(form);
    await leadAsPromised(desk, says, { agent: AGENTS.sell_agent });

    await page.reload();
    const again = await open();
    await again.box.click();
    await again.option("Trade fair Nagoya").waitFor();
    assert.equal(await again.box.inputValue(), "Trade fair Nagoya");
    await again.box.fill("TRADE FAIR NAGOYA ");
    await again.option("Trade fair Nagoya").waitFor();
    assert.equal(await again.creates.count(), 0);
    assert.deepEqual(problems, []);
  });

  test("by keyboard alone: typed, reached by the arrow keys, created with Enter", async () => {
    const { app, box } = await open();
    await box.focus();
    await box.press("Control+A");
    await box.pressSequentially("Webinar 2027");
    await box.press("ArrowDown");
    await box.press("Enter");
    await saved(app);
    assert.equal(await box.inputValue(), "Webinar 2027");
    assert.equal((await sources()).filter((it) => it === "Webinar 2027").length, 1);
  });

  for (const typed of ["support ticket", "  Support Ticket  ", "SUPPORT TICKET"]) {
    test(`a name that is there, typed as “${typed}”: no creation is offered, and Enter selects what is there`, async () => {
      const { app, box, option, creates } = await open();
      await box.fill(typed);
      await option("Support ticket").waitFor();
      assert.equal(await creates.count(), 0);
      await box.press("Enter");
      await saved(app);
      assert.deepEqual([await storedSource(), await posts()], [304, 0]);
    });
  }

  test("what was typed and left is not offered to be created the next time", async () => {
    const { box, option, creates } = await open();
    await box.fill("Billboard");
    await box.press("Escape");
    await box.click();
    await option("Support ticket").waitFor();
    assert.equal(await creates.count(), 0);
  });

  for (const kind of ["drop_after", "garbage"]) {
    test(`the reply to the creation is lost (${kind}): no second source, and it is selected and saved`, async () => {
      const { app, box, create } = await open();
      const before = await sources();
      await desk.sandbox.fault({ match: "POST /v2/lead_sources", kind });
      await box.fill("Autumn mailing");
      await create("Autumn mailing").click();
      await saved(app);
      assert.equal(await box.inputValue(), "Autumn mailing");
      assert.deepEqual(await sources(), [...before, "Autumn mailing"]);
      assert.equal(await posts(), 1);
    });
  }

  test("somebody else has created it meanwhile: theirs is taken", async () => {
    const { app, box, create } = await open();
    const before = await sources();
    await box.fill("Autumn mailing");
    await create("Autumn mailing").waitFor();
    await desk.sandbox.createInSell("/v2/lead_sources", { name: "AUTUMN MAILING" });
    await create("Autumn mailing").click();
    await saved(app);
    assert.equal(await box.inputValue(), "AUTUMN MAILING");
    assert.deepEqual(await sources(), [...before, "AUTUMN MAILING"]);
  });

  for (const [kind, status, words] of [
    ["status", 500, "Sell has a problem"],
    ["status", 403, "Sell does not allow this"],
    ["status", 422, "Sell did not accept this"],
    ["drop_before", undefined, "No answer from Sell"],
    ["rate_limit", undefined, "Sell asks for a pause"],
  ]) {
    test(`the creation fails (${kind} ${status ?? ""}): said in words, nothing is changed, and it can be tried again`, async () => {
      const { page, app, say, box, create } = await open();
      const before = await sources();
      await desk.sandbox.fault({ match: "POST /v2/lead_sources", kind, status });
      await box.fill("Autumn mailing");
      await create("Autumn mailing").click();
      await app.getByText(words).first().waitFor();
      assert.equal(await box.inputValue(), say("settings.source.none"));
      assert.deepEqual(await sources(), before);
      await isSound(page);
      if (kind === "rate_limit") return;
      await box.fill("Autumn mailing");
      await create("Autumn mailing").click();
      await saved(app);
      assert.deepEqual([await sources(), await app.getByText(words).count()], [[...before, "Autumn mailing"], 0]);
    });
  }

  test("a source that Sell does not have any more is named as gone; choosing another one settles it", async () => {
    await desk.sandbox.settings({ config: JSON.stringify({ version: 1, new_lead: { source: 304 } }) });
    await desk.sandbox.deleteInSell("/v2/lead_sources/304");
    const { page, app, say, box, option } = await open();
    await app.getByText(say("settings.source.gone")).waitFor();
    await isSound(page);
    assert.deepEqual(await promisedSources(), forSellUsers(null));
    await box.fill("refer");
    await app.getByRole("option").filter({ hasText: /refer/i }).first().click();
    await saved(app);
    assert.equal(await app.getByText(say("settings.source.gone")).count(), 0);
    assert.equal(await option("Support ticket").count(), 0);
  });

  test("the list of sources cannot be had: said in words, and Try again brings it", async () => {
    await desk.sandbox.fault({ match: "GET /v2/lead_sources", kind: "status", status: 500, times: null });
    const { page, app, box, option, creates } = await open();
    await app.getByText("Sell has a problem").waitFor();
    await isSound(page);
    await box.fill("Autumn mailing");
    assert.equal(await creates.count(), 0, "what is not known cannot be told from a new one");
    await box.press("Escape");
    await desk.sandbox.clearFaults();
    await app.getByRole("button", { name: "Try again" }).click();
    await box.fill("support");
    await option("Support ticket").waitFor();
    assert.equal(await app.getByText("Sell has a problem").count(), 0);
  });
});
