// "As seen by" cannot lie: for each of the five agents and each settings document it says what the real sidebar then
// shows that agent: access, whether a lead is offered, whom it can be given to, and the very sentences of the form.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { newDesk } from "./support/desk.js";
import { AGENTS, noAccess } from "./support/every_agent.js";
import { STRANGER, chooseOwner, createButton, optionsShown, outcome, ownerBox, ownerKnown } from "./support/owner_form.js";
import { openSettings, section } from "./support/settings_page.js";
import { isSound } from "./support/soundness.js";

const INBOUND = { id: 1090, label: "New customers", pool: true };
const DOCUMENTS = [
  { name: "nothing set", document: {} },
  { name: "access for all, a source, the topmost manager", document: { access: "all_agents", new_lead: { source: 304 } } },
  {
    name: "some owners, one of them gone, and a status",
    document: { access: "sell_users", new_lead: { owners: [INBOUND, { id: 1009 }, { id: 1012 }], status: "Nurturing" } },
  },
  {
    name: "anybody for all, one suggested, offered although matched",
    document: { access: "all_agents", new_lead: { any_owner: true, owners: [{ id: 1004 }], offer_when_matched: true, source: 302 } },
  },
];

describe("as seen by", () => {
  const desk = newDesk();

  /** What the page says that an agent gets. */
  const said = async (app, say, agent, matched) => {
    const box = app.getByRole("combobox", { name: say("settings.seen.agent"), exact: true });
    await box.fill(AGENTS[agent]);
    await app.getByRole("option").filter({ hasText: AGENTS[agent] }).first().click();
    await app.getByRole("radio", { name: say(`settings.seen.case.${matched ? "matched" : "unknown"}`) }).check();
    await app.getByRole("heading", { name: say("settings.seen.title", { agent: AGENTS[agent] }) }).waitFor();
    const answer = app.locator(".seen__answer");
    const has = (key) => answer.getByText(say(key), { exact: true }).count();
    const names = await answer.locator(".seen__names li").evaluateAll((all) =>
      all.map((it) => it.querySelector("bdi").innerText + (it.querySelector(".chip") ? " (Pool)" : "")),
    );
    const more = (await answer.getByText(/^and \d+ more$/).allInnerTexts()).map((it) => Number(it.match(/\d+/)[0]))[0] ?? 0;
    return {
      access: Boolean(await has("settings.seen.access.yes")),
      offered: Boolean(await has("settings.seen.lead.yes")),
      owners: names,
      more,
      sentences: await answer.locator(".seen__sentences li").allInnerTexts(),
    };
  };

  /** What the sidebar shows them. */
  const got = async (agent, matched) => {
    const { page, app } = await desk.ticket(matched ? 1 : STRANGER.ticket, { as: agent });
    try {
      const there = matched ? app.getByRole("article").first() : createButton(app);
      await there.or(noAccess(app)).first().waitFor();
      const nothing = { access: false, offered: false, owners: [], sentences: [] };
      if (await noAccess(app).count()) return nothing;
      if ((await createButton(app).count()) === 0) return { ...nothing, access: true };
      await createButton(app).click();
      await ownerKnown(app);
      let owners = [];
      if (await ownerBox(app).count()) {
        await ownerBox(app).click();
        owners = (await optionsShown(app)).split("; ").flatMap((it) => it.replace(/^(Suggested|Everybody else): /, "").split(", "));
        await ownerBox(app).press("Escape");
        // Where somebody has to be chosen, the page tells what follows for the first one.
        if ((await ownerBox(app).inputValue()) === "") await chooseOwner(app, owners[0].replace(/ \(Pool\)$/, ""));
      }
      return { access: true, offered: true, owners, sentences: await outcome(app) };
    } finally {
      await page.close();
    }
  };

  for (const { name, document } of DOCUMENTS) {
    test(name, async () => {
      await desk.sandbox.settings({ config: JSON.stringify({ version: 1, ...document }) });
      const { page, app, say, problems } = await openSettings(desk);
      await section(app, say("settings.section.as_seen_by"));
      for (const agent of Object.keys(AGENTS)) {
        for (const matched of [false, true]) {
          const { more, ...words } = await said(app, say, agent, matched);
          const { owners, ...real } = await got(agent, matched);
          assert.deepEqual({ ...words, owners: undefined }, { ...real, owners: undefined }, `${agent}, ${matched ? "matched" : "unknown"}`);
          assert.deepEqual(words.owners, owners.slice(0, words.owners.length), agent);
          assert.equal(words.owners.length + more, owners.length, agent);
        }
      }
      await isSound(page);
      assert.deepEqual(problems, []);
    });
  }

  test("nothing is created by looking", async () => {
    const before = await desk.sandbox.state();
    const { app, say } = await openSettings(desk);
    await section(app, say("settings.section.as_seen_by"));
    for (const agent of Object.keys(AGENTS)) await said(app, say, agent, false);
    const after = await desk.sandbox.state();
    assert.deepEqual([after.leads, after.notes, after.installation], [before.leads, before.notes, before.installation]);
  });
});
