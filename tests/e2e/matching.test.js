// The rules for finding a customer, as an agent sees them: each case of the table that the host tests use, beside its
// ticket of the demo account, on a plan with Sell's search v3 and on one without.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { join } from "node:path";
import { open, startBrowser } from "./support/browser.js";
import { root, startSandbox } from "./support/sandbox.js";

const cases = JSON.parse(readFileSync(join(root, "tests/matching/cases.json"), "utf8"));
const kinds = { person: "Person", company: "Company", lead: "Lead" };

/** The line under a record's name, as in `match.by` of the texts. */
function reasonsOf(shown) {
  const words = shown.reasons.map((it) => (it.email ? `e-mail ${it.email}` : `phone ${it.phone}`));
  return `Matched by ${words.join(", ")}`;
}

/** What a case puts on the screen, record by record. */
function expectedCards(one, shown) {
  return shown.map((it) => {
    const record = one.records.find(({ id }) => id === it.id);
    return { kind: kinds[record.kind], name: record.name, reason: reasonsOf(it) };
  });
}

/** The cards on the screen that say why they are there; deals and a person's company do not. */
async function cardsIn(app) {
  const reason = /^Matched by /;
  const found = app.getByRole("article").filter({ has: app.getByText(reason) });
  await found.first().waitFor();
  return Promise.all(
    (await found.all()).map(async (card) => ({
      kind: (await card.innerText()).split("\n")[0].trim(),
      name: await card.getAttribute("aria-label"),
      reason: await card.getByText(reason).innerText(),
    })),
  );
}

async function check(app, one, shown) {
  if (one.identities.length === 0) return app.getByText("Nothing to search by").waitFor();
  if (shown.length === 0) {
    await app.getByText("Not in Sell yet").waitFor();
  } else {
    assert.deepEqual(await cardsIn(app), expectedCards(one, shown));
    const several = app.getByRole("heading", { name: `${shown.length} matches in Sell` });
    assert.equal(await several.count(), shown.length === 1 ? 0 : 1);
  }
  assert.equal(await app.getByText("Possible duplicate").count(), one.possible_duplicate ? 1 : 0);
}

describe("who is found", () => {
  let sandbox, browser, context;
  // One for all cases: nothing is written here, and a fresh start for each would take as long as the case.
  before(async () => {
    [sandbox, browser] = await Promise.all([startSandbox(), startBrowser()]);
  });
  after(async () => {
    await browser?.close();
    await sandbox?.stop();
  });

  /** A browser that remembers nothing of the other plan. */
  const planWithSearchV3 = async (enabled) => {
    await sandbox.searchV3(enabled);
    await context?.close();
    context = await browser.newContext({ reducedMotion: "reduce" });
  };

  const checkAtTicket = async (one, shown) => {
    const { page, app } = await open(context, sandbox, `/agent/tickets/${one.ticket}`);
    await check(app, one, shown);
    await page.close();
  };

  describe("with search v3", () => {
    before(() => planWithSearchV3(true));
    for (const one of cases) test(one.name, () => checkAtTicket(one, one.shown));
  });

  describe("without search v3", () => {
    before(() => planWithSearchV3(false));
    for (const one of cases) {
      const shown = one.shown.filter((it) => !it.only_with_search_v3);
      const fewer = shown.length < one.shown.length ? " (fewer are found than with it)" : "";
      test(one.name + fewer, () => checkAtTicket(one, shown));
    }
  });
});
