// Every request of a ticket view fails in every way: what is on screen then, and how it goes on afterwards. All pairs
// with ALL_FAULTS=1; otherwise a part of them in which every request and every kind of failure occurs.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { open, settledHeight, startBrowser } from "./support/browser.js";
import { tellWhatWas } from "./support/desk.js";
import { expected, isOnDiagonal, kinds, plans } from "./support/fault_rules.js";
import { startSandbox } from "./support/sandbox.js";
import { isSound } from "./support/soundness.js";

const all = process.env.ALL_FAULTS === "1";
// Pauses that Sell asks for grow with each refusal.
const patience = { timeout: 60_000 };
// What stands on the ticket's screen when nothing is missing.
const complete = {
  1: { name: "Amélie Laurent", texts: ["Maison Lumière", "Chloé Dubois", "€12,500.50"] },
  2: { name: "Kenji Tanaka", texts: ["Working", "Trade fair", "Yuki Ito"] },
};

const pairs = plans.map((plan) => ({
  ...plan,
  pairs: plan.requests.flatMap((request, row) =>
    kinds.filter((_, column) => all || isOnDiagonal(row, column)).map((kind) => ({ request, kind })),
  ),
}));
const count = pairs.reduce((sum, plan) => sum + plan.pairs.length, 0);
const possible = kinds.length * plans.reduce((sum, plan) => sum + plan.requests.length, 0);
console.log(`Faults: ${count} of ${possible} pairs of request and failure${all ? "" : "; ALL_FAULTS=1 for all"}.`);

async function sow(sandbox, request, kind) {
  await sandbox.clearFaults();
  for (const match of request.matches) {
    if (request.passes) await sandbox.fault({ match, kind: "delay", ms: 0, times: request.passes });
    await sandbox.fault({ match, ...kind.fault, times: kind.late ? 1 : null });
  }
}

/** Everything is there, and nothing is said to be missing or under way. */
async function isComplete(app, ticket) {
  const card = app.getByRole("article", { name: complete[ticket].name });
  await card.waitFor(patience);
  await app.getByRole("button", { name: "Try again" }).first().waitFor({ state: "detached", ...patience });
  for (const text of complete[ticket].texts) await app.getByText(text, { exact: true }).first().waitFor(patience);
  assert.equal(await app.locator('[aria-busy="true"]').count(), 0, "a skeleton is left");
}

async function check(app, request, kind) {
  const { title, record, recovery } = expected(request, kind);
  if (kind.wayOut) await app.getByRole("button", { name: "Cancel" }).waitFor(patience);
  if (title) await app.getByText(title, { exact: false }).first().waitFor(patience);
  if (record) await app.getByRole("article", { name: complete[request.ticket].name }).waitFor(patience);
  assert.equal(await app.locator('[aria-busy="true"]').count(), 0, "a skeleton is left");
  if (recovery === "by itself") {
    await app.getByText(/The app tries again by itself in (\d+ seconds?|a moment)\./).first().waitFor(patience);
  }
  if (recovery !== "nothing") await app.getByRole("button", { name: "Try again" }).first().waitFor(patience);
  return { title, recovery };
}

test("the part that is tried has every request with three kinds of failure, and every kind with two requests", () => {
  const chosen = pairs.flatMap((plan) => plan.pairs);
  for (const request of plans.flatMap((plan) => plan.requests)) {
    assert.ok(3 <= chosen.filter((it) => it.request === request).length, request.name);
  }
  for (const kind of kinds) assert.ok(2 <= chosen.filter((it) => it.kind === kind).length, kind.name);
});

// Each plan has a sandbox of its own, so the two can run side by side.
describe("when a request of a ticket view fails", { concurrency: 2 }, () => {
  let browser;
  const seen = new Set();
  before(async () => {
    browser = await startBrowser();
  });
  after(() => browser?.close());

  for (const plan of pairs) {
    describe(plan.name, { concurrency: 1 }, () => {
      let sandbox, context;
      before(async () => {
        [sandbox, context] = await Promise.all([startSandbox(), browser.newContext({ reducedMotion: "reduce" })]);
        await sandbox.searchV3(plan.searchV3);
      });
      after(async () => {
        await context?.close();
        await sandbox?.stop();
      });
      for (const { request, kind } of plan.pairs) {
        test(`${request.name} ${kind.name}`, async () => {
          await sow(sandbox, request, kind);
          const { page, app, problems } = await open(context, sandbox, `/agent/tickets/${request.ticket}`);
          try {
            const { title, recovery } = await check(app, request, kind);
            // axe is slow: once for each screen that looks different.
            const screen = `${title} ${recovery}`;
            if (title && !seen.has(screen)) {
              seen.add(screen);
              await isSound(page);
            }
            await sandbox.clearFaults();
            if (recovery === "Try again") {
              await settledHeight(page);
              await app.getByRole("button", { name: "Try again" }).first().click();
            }
            await isComplete(app, request.ticket);
            assert.deepEqual(problems, []);
          } catch (error) {
            await tellWhatWas({ context, sandbox });
            throw error;
          } finally {
            await page.close();
          }
        });
      }
    });
  }
});
