// How many requests a ticket view costs at Sell: with nothing kept, with the lists of names kept, and seen again.

import assert from "node:assert/strict";
import { startBrowserWithProfile } from "../../e2e/support/browser.js";
import { appFrame, delaySell, SELL_DELAY, ticketAddress } from "./app_frame.js";
import { recordTraffic } from "./traffic.js";

/** What the app says when a view is there: one card, a list, nobody, nothing to search by. */
const ANSWERS = ["Matched by", "matches in Sell", "Not in Sell yet", "Nothing to search by"];

/** A contact with deals and a lead of other tickets than those measured: after them the browser knows all lists. */
const BEFORE = [15, 14];

/** Opens a ticket and waits until the view is complete; what it cost. */
async function view(context, sandbox, ticket) {
  await sandbox.clearRequests();
  const page = await context.newPage();
  const traffic = recordTraffic(page);
  await page.goto(ticketAddress(sandbox, ticket));
  const frame = await appFrame(page);
  const answered = (answers) => answers.some((answer) => document.body?.textContent.includes(answer));
  await frame.waitForFunction(answered, ANSWERS, { polling: 50, timeout: 60_000 });
  await traffic.quiet(page);
  const log = await sandbox.requests();
  assert.equal(traffic.sell.length, log.length, "the page and the sandbox saw the same number of requests");
  await page.close();
  return {
    requests: log.length,
    refused: log.filter((it) => it.status === 403).length,
    access: log.filter((it) => /^\/v2\/users$/.test(it.path) && /zendesk_user_ids=|email=/.test(it.query)).length,
    trips: traffic.depth,
    lines: traffic.steps.flatMap((step, n) => step.map((it) => `${n + 1}. ${it.method} ${it.path}`)),
  };
}

/** `{cold, cached, again}` of a ticket; each a view. */
export async function countRequests(browser, sandbox, ticket) {
  await delaySell(sandbox, SELL_DELAY);
  const fresh = await browser.newContext();
  const cold = await view(fresh, sandbox, ticket);
  await fresh.close();
  const { context, end } = await startBrowserWithProfile();
  try {
    await sandbox.clearFaults();
    for (const before of BEFORE) await view(context, sandbox, before);
    await delaySell(sandbox, SELL_DELAY);
    const cached = await view(context, sandbox, ticket);
    const again = await view(context, sandbox, ticket);
    return { cold, cached, again };
  } finally {
    await end();
  }
}
