// How far what is shown moves while it loads: the frame's cumulative layout shift, as Chromium counts it from inside.

import { startBrowserWithProfile } from "../e2e/support/browser.js";
import { startSandbox } from "../e2e/support/sandbox.js";
import { appFrame, delaySell, SELL_DELAY, textIn, ticketAddress, watchFor } from "./support/app_frame.js";
import { TEXTS, TICKET } from "./support/floor.js";
import { report, rounded, row, say } from "./support/report.js";
import { recordTraffic } from "./support/traffic.js";

/** Ids of rows, words, ticket, text that ends the loading. The second case finds what the first one kept. */
const CASES = [
  ["shift_cold", "one match, nothing cached", TICKET, TEXTS],
  ["shift_reopen", "one match, opened again", TICKET, TEXTS],
  ["shift_several", "several matches", 4, ["2 matches in Sell"]],
  ["shift_lead", "a lead", 2, ["Trade fair"]],
  ["shift_nobody", "nobody", 3, ["Not in Sell yet"]],
];

/** From now on, frames of this context add up how far their content moved without an agent's doing. */
function watchShifts(context) {
  return context.addInitScript(() => {
    if (window === window.top) return;
    window.benchShift = 0;
    window.benchShifts = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        if (entry.hadRecentInput) continue;
        window.benchShift += entry.value;
        window.benchShifts.push(...entry.sources.map((it) => it.node?.className || it.node?.nodeName || "?"));
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
}

/** Two frames later, everything that was laid out has been reported. */
function painted(frame) {
  return frame.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
}

async function shiftOf(context, sandbox, ticket) {
  const page = await context.newPage();
  const traffic = recordTraffic(page);
  await page.goto(ticketAddress(sandbox, ticket));
  const frame = await appFrame(page);
  await textIn(frame);
  await traffic.quiet(page);
  await painted(frame);
  const found = await frame.evaluate(() => ({ shift: window.benchShift, moved: window.benchShifts }));
  await provesItself(frame);
  await page.close();
  return found;
}

/** Moves the content on purpose: a frame that reports no shift now would not have reported the app's either. */
async function provesItself(frame) {
  const before = await frame.evaluate(() => {
    const before = window.benchShift;
    document.body.prepend(Object.assign(document.createElement("p"), { style: "height: 60px" }));
    return before;
  });
  await frame.waitForFunction((before) => window.benchShift > before, before, { timeout: 5_000 });
}

await report(async () => {
  const sandbox = await startSandbox();
  const { context, end } = await startBrowserWithProfile();
  try {
    await watchShifts(context);
    await delaySell(sandbox, SELL_DELAY);
    const rows = [];
    for (const [id, words, ticket, texts] of CASES) {
      await watchFor(context, texts);
      const { shift, moved } = await shiftOf(context, sandbox, ticket);
      if (moved.length > 0) say(`${words}: moved ${[...new Set(moved)].join(", ")}`);
      rows.push(row(id, `layout shift of the frame while loading: ${words}`, rounded(shift, 2), "CLS", 0));
    }
    return rows;
  } finally {
    await end();
    await sandbox.stop();
  }
});
