// Set-up and health: every check in the demo, every trouble with its cause and what to do, and that "Check again" sees
// what has become of it. The checks are live: a trouble that comes while the page is open is seen, too.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { newDesk } from "./support/desk.js";
import { openSettings } from "./support/settings_page.js";
import { isSound } from "./support/soundness.js";
import { textsOf } from "./support/states.js";

const say = textsOf("en");
const FINE = say("settings.check_state.fine");
const ATTENTION = say("settings.check_state.attention");
const BROKEN = say("settings.check_state.broken");
const CHECKS = ["token", "account", "own_rights", "users", "pools", "statuses", "sources", "search"];
const unlimited = { times: null };

describe("set-up and health", () => {
  const desk = newDesk();

  const row = (app, check, text = say) => {
    const name = app.getByText(text(`settings.check.${check}`), { exact: true });
    return app.locator(".checks > li").filter({ has: name });
  };
  const checked = async (app, text = say) => {
    await app.getByText(text("settings.check_state.running")).first().waitFor({ state: "hidden" });
    await app.getByText(text("settings.verdict.checking")).waitFor({ state: "hidden" });
  };
  /** The rows by check: the state, what was found, and what to do. */
  const rows = async (app) => {
    await checked(app);
    const all = {};
    for (const check of CHECKS) {
      const one = row(app, check);
      const texts = async (of) => (await one.locator(of).allInnerTexts()).map((it) => it.trim());
      all[check] = [...(await texts(".checks__state")), ...(await texts(".checks__found")), ...(await texts(".checks__fix"))];
    }
    return all;
  };
  const inDemo = {
    token: [FINE, say("settings.fact.token", { name: "Marta Lindqvist" })],
    own_rights: [FINE, say("settings.fact.own_rights_admin", { name: "Marta Lindqvist" })],
    users: [FINE, say("settings.fact.users", { n: "12" })],
    pools: [FINE, say("settings.fact.pools", { n: "2" })],
    sources: [FINE, say("settings.fact.sources", { n: "6" })],
    search: [FINE, say("settings.fact.search")],
  };
  const again = (app) => app.getByRole("button", { name: say("settings.checks.again") }).click();
  const isFine = async (app) => {
    await app.getByText(say("settings.verdict.fine"), { exact: true }).waitFor();
    for (const [check, found] of Object.entries(await rows(app))) assert.equal(found[0], FINE, check);
  };
  /** A trouble of the kinds that stop agents: the row says cause and fix, the page says how many things are wrong. */
  const isBroken = async (app, count) => {
    const title = count === 1 ? `${count} thing keeps agents from working` : say("settings.verdict.broken", { n: count });
    await app.getByText(title, { exact: true }).waitFor();
    await app.getByText(say("settings.verdict.broken_text"), { exact: true }).waitFor();
  };

  test("in the demo everything is fine, and each row says what was found", async () => {
    const { page, app, problems } = await openSettings(desk);
    await isFine(app);
    const found = await rows(app);
    for (const [check, words] of Object.entries(inDemo)) assert.deepEqual(found[check], words, check);
    assert.match(found.account[1], /\(sandbox-demo\)$/);
    assert.match(found.statuses[1], /The first is “New”\.$/);
    await app.getByText(say("settings.retired.title", { date: "Aug 31, 2027" })).or(app.getByText(/Zendesk ends Sell on .*2027/)).first().waitFor();
    await isSound(page);
    assert.deepEqual(problems, []);
  });

  for (const [name, break_, repair] of [
    ["Sell refuses the token", () => desk.sandbox.fault({ match: "* /v2", kind: "status", status: 401, ...unlimited }), () => desk.sandbox.clearFaults()],
  ]) {
    test(`${name}: every row that needs it says so and where to get a new one; Check again sees that it works`, async () => {
      await break_();
      const { page, app } = await openSettings(desk);
      const found = await rows(app);
      for (const check of ["token", "account", "own_rights", "users", "pools", "statuses", "sources"]) {
        assert.deepEqual(found[check].slice(0, 3), [BROKEN, say("settings.trouble.token_refused"), say("settings.fix.token_refused")], check);
      }
      await isSound(page);
      await repair();
      await again(app);
      await isFine(app);
    });
  }

  test("the token is replaced by a wrong one while the page is open: Check again shows it in every row", async () => {
    const { app } = await openSettings(desk);
    await isFine(app);
    await desk.sandbox.settings({ sell_access_token: "x".repeat(64) });
    await again(app);
    const found = await rows(app);
    for (const check of CHECKS) {
      assert.deepEqual(found[check].slice(0, 3), [BROKEN, say("settings.trouble.token_refused"), say("settings.fix.token_refused")], check);
    }
    await isBroken(app, CHECKS.length);
  });

  test("a plan without search: said, nothing has to be done, and agents can work", async () => {
    await desk.sandbox.searchV3(false);
    const { page, app } = await openSettings(desk);
    const { search, ...others } = await rows(app);
    assert.deepEqual(search.slice(0, 3), [ATTENTION, say("settings.trouble.search_missing"), say("settings.fix.search_missing")]);
    for (const [check, found] of Object.entries(others)) assert.equal(found[0], FINE, check);
    await app.getByText(say("settings.verdict.fine"), { exact: true }).waitFor();
    await isSound(page);
    await desk.sandbox.searchV3(true);
    await again(app);
    await isFine(app);
  });

  test("the token lacks the scope profile: said, with the scopes that are needed", async () => {
    await desk.sandbox.fault({ match: "GET /v2/users/self", kind: "status", status: 403, ...unlimited });
    const { page, app } = await openSettings(desk);
    const found = await rows(app);
    assert.deepEqual(found.token.slice(0, 3), [BROKEN, say("settings.trouble.profile_scope"), say("settings.fix.scopes")]);
    await isBroken(app, 1);
    await isSound(page);
    await desk.sandbox.clearFaults();
    await again(app);
    await isFine(app);
  });

  test("the token may not write: said, although everything can be read", async () => {
    await desk.sandbox.fault({ match: "PUT /v2/leads", kind: "status", status: 403, ...unlimited });
    const { app } = await openSettings(desk);
    const found = await rows(app);
    assert.deepEqual(found.token.slice(0, 3), [BROKEN, say("settings.trouble.write_scope"), say("settings.fix.scopes")]);
    await isBroken(app, 1);
  });

  test("looking for the right to write changes nothing in Sell", async () => {
    const before = await desk.sandbox.state();
    const { app } = await openSettings(desk);
    await isFine(app);
    const after = await desk.sandbox.state();
    for (const what of ["leads", "contacts", "deals", "notes", "lead_sources"]) assert.deepEqual(after[what], before[what], what);
  });

  for (const [check, match] of [["users", "GET /v2/users"], ["statuses", "GET /v2/lead_statuses"], ["sources", "GET /v2/lead_sources"]]) {
    for (const [fault, words] of [
      [{ kind: "status", status: 403 }, null],
      [{ kind: "status", status: 500 }, "Sell has a problem"],
      [{ kind: "drop_before" }, "No answer from Sell"],
      [{ kind: "garbage" }, "An answer that makes no sense"],
    ]) {
      test(`${check}: ${fault.kind} ${fault.status ?? ""} is told with its cause and what to do, and Check again is the way out`, async () => {
        const { app } = await openSettings(desk);
        await isFine(app);
        await desk.sandbox.fault({ match, ...unlimited, ...fault });
        await again(app);
        const found = (await rows(app))[check];
        assert.equal(found[0], BROKEN);
        assert.equal(found.length, 3, found.join(" | "));
        if (words) assert.equal(found[1], words);
        assert.ok(found[2].length > 10, found[2]);
        await desk.sandbox.clearFaults();
        await again(app);
        await isFine(app);
      });
    }
  }

  test("Sell asks for a pause: said as such, and not as a wrong token", async () => {
    await desk.sandbox.fault({ match: "GET /v2/users/self", kind: "rate_limit", ...unlimited });
    const { page, app } = await openSettings(desk);
    const { token } = await rows(app);
    assert.deepEqual(token.slice(0, 2), [BROKEN, "Sell asks for a pause"]);
    assert.equal(token.length, 3);
    await isSound(page);
  });

  test("an admin who is no Sell user: said, and agents can work all the same", async () => {
    const { app } = await openSettings(desk, { as: "support_admin" });
    const { own_rights: rights, ...others } = await rows(app);
    assert.deepEqual(rights.slice(0, 3), [ATTENTION, say("settings.trouble.admin_no_sell_user"), say("settings.fix.admin_no_sell_user")]);
    for (const [check, found] of Object.entries(others)) assert.equal(found[0], FINE, check);
    await app.getByText(say("settings.verdict.fine"), { exact: true }).waitFor();
  });
});
