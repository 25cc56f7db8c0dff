// How long a ticket view takes with nothing cached, compared with the floor page: from the frame's navigation to the
// deals' text in the DOM. App and floor take turns, so that a busy moment of the machine hits both.

import { startBrowser } from "../e2e/support/browser.js";
import { startSandbox } from "../e2e/support/sandbox.js";
import { appFrame, delaySell, SELL_DELAY, textIn, ticketAddress, watchFor } from "./support/app_frame.js";
import { checkFloor, floorFolder, lookAt, TEXTS, TICKET } from "./support/floor.js";
import { median, report, rounded, row, say } from "./support/report.js";
import { fixedLoop, slowCpu } from "./support/slow_cpu.js";

const RUNS = 11;
const RATES = [
  { rate: 1, most: 1.4 },
  { rate: 4, most: 1.8 },
];
/** A rate of 4 counts as real if a loop in the frame takes at least so many times longer. */
const SLOWED = 2.5;

/** One view in a fresh private window, which has no cache and refuses storage. */
async function view(browser, sandbox, rate) {
  const context = await browser.newContext();
  await watchFor(context, TEXTS);
  const page = await context.newPage();
  await slowCpu(page, rate);
  await page.goto(ticketAddress(sandbox, TICKET));
  const frame = await appFrame(page);
  const { at, firstScript } = await textIn(frame);
  const loop = await fixedLoop(frame);
  await context.close();
  return { at, firstScript, loop };
}

async function compare(browser, pages, rate) {
  const views = { app: [], floor: [] };
  // The first round warms the browser and the sandboxes up and does not count.
  for (let run = 0; run <= RUNS; run++) {
    for (const [name, sandbox] of Object.entries(pages)) {
      const one = await view(browser, sandbox, rate);
      if (run > 0) views[name].push(one);
    }
  }
  return views;
}

await report(async () => {
  const [browser, app, floor] = await Promise.all([startBrowser(), startSandbox(), startSandbox({ app: floorFolder })]);
  try {
    checkFloor(await lookAt(browser, app), await lookAt(browser, floor));
    say("the floor page sends and shows what the app does");
    const rows = [];
    const loops = [];
    for (const { rate, most } of RATES) {
      for (const sandbox of [app, floor]) await delaySell(sandbox, SELL_DELAY);
      const views = await compare(browser, { app, floor }, rate);
      const of = (name, what) => median(views[name].map((it) => it[what]));
      for (const name of ["app", "floor"]) {
        const all = views[name].map((it) => rounded(it.at));
        say(`processor ×${rate}, ${name}: median ${rounded(of(name, "at"))} ms of ${Math.min(...all)} to ${Math.max(...all)}`);
      }
      loops.push({ app: of("app", "loop"), floor: of("floor", "loop") });
      const slow = rate === 1 ? "" : `, processor ${rate} times slower`;
      const words = `frame's navigation to deals in the DOM, nothing cached, Sell after ${SELL_DELAY} ms${slow}`;
      rows.push(
        row(`view_ratio_x${rate}`, `${words}: app to floor page`, rounded(of("app", "at") / of("floor", "at"), 2), "times", most),
        row(`view_app_x${rate}`, `${words}: app`, rounded(of("app", "at")), "ms"),
        row(`view_floor_x${rate}`, `${words}: floor page`, rounded(of("floor", "at")), "ms"),
        row(`view_app_start_x${rate}`, `of that, before the page's first script: app`, rounded(of("app", "firstScript")), "ms"),
        row(`view_floor_start_x${rate}`, `of that, before the page's first script: floor page`, rounded(of("floor", "firstScript")), "ms"),
      );
    }
    for (const name of ["app", "floor"]) {
      const factor = loops[1][name] / loops[0][name];
      say(`a fixed loop in the frame (${name}) takes ${rounded(factor, 1)} times as long with the slower processor`);
      if (factor < SLOWED) throw new Error(`The processor was not slowed: a loop took ${rounded(factor, 2)} times as long.`);
    }
    return rows;
  } finally {
    await browser.close();
    await Promise.all([app.stop(), floor.stop()]);
  }
});
