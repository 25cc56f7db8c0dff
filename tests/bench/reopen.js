// Opening a ticket again whose requester was seen before in the same browser: what is kept should stand there before any
// reply of Sell arrives. Every reply takes two seconds, so that nobody can mistake one for the other.

import { startBrowserWithProfile } from "../e2e/support/browser.js";
import { startSandbox } from "../e2e/support/sandbox.js";
import { appFrame, delaySell, textIn, ticketAddress, watchFor } from "./support/app_frame.js";
import { laterBy } from "./support/later.js";
import { TEXTS, TICKET } from "./support/floor.js";
import { report, rounded, row, say } from "./support/report.js";
import { recordTraffic } from "./support/traffic.js";

const DELAY = 2_000;
const MINUTE = 60_000;

/** Id, words, and how long ago the requester was seen, in ms. */
const CASES = [
  ["reopen", "again at once", 0],
  ["reopen_later", "again 30 minutes later", 30 * MINUTE],
];

async function open(context, sandbox) {
  const page = await context.newPage();
  const traffic = recordTraffic(page);
  await page.goto(ticketAddress(sandbox, TICKET));
  const text = await textIn(await appFrame(page));
  await traffic.quiet(page);
  await page.close();
  return { ...text, firstReply: traffic.firstReply, asked: traffic.sell.length };
}

async function reopened(sandbox, pause) {
  await sandbox.clearFaults();
  const { context, end } = await startBrowserWithProfile();
  try {
    await watchFor(context, TEXTS);
    await open(context, sandbox);
    await delaySell(sandbox, DELAY);
    if (pause > 0) await laterBy(context, pause);
    return await open(context, sandbox);
  } finally {
    await end();
  }
}

await report(async () => {
  const sandbox = await startSandbox();
  try {
    const rows = [];
    for (const [id, words, pause] of CASES) {
      const { at, when, firstReply, asked } = await reopened(sandbox, pause);
      const gap = rounded(Math.abs(firstReply - when));
      const reply = `the first of ${asked} replies came ${gap} ms ${when < firstReply ? "after" : "before"} the data`;
      say(`${words}: ${asked === 0 ? "nothing was asked of Sell" : reply}`);
      const what = `a requester seen before, ${words}: frame's navigation to deals in the DOM`;
      rows.push(row(`${id}_cached`, what, rounded(at), "ms", "before any Sell reply", when < firstReply));
    }
    return rows;
  } finally {
    await sandbox.stop();
  }
});
