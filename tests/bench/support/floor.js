// The floor page and the check that keeps the comparison with it honest: the same requests in the same steps, the same
// text. `node tests/bench/floor_requests.js` writes down anew what the app sends.

import assert from "node:assert/strict";
import { join } from "node:path";
import { root } from "../../e2e/support/sandbox.js";
import { appFrame, delaySell, SELL_DELAY, textIn, ticketAddress, visibleTexts, watchFor } from "./app_frame.js";
import { recordTraffic } from "./traffic.js";

/** The floor page as an app that a sandbox can host, and the file with its requests. */
export const floorFolder = join(root, "tests/bench/floor");
export const requestsFile = join(floorFolder, "assets/requests.js");

/** The ticket of the comparison, and texts that stand there only when everything does. */
export const TICKET = 1;
export const TEXTS = ["€26,500.49", "Training for shop managers"];

/** Texts that only the app shows, because the floor page has no such thing. None at present. */
const ONLY_IN_THE_APP = [];

/** What one of the two pages sends and shows with nothing cached. */
export async function lookAt(browser, sandbox) {
  await delaySell(sandbox, SELL_DELAY);
  await sandbox.clearRequests();
  const context = await browser.newContext();
  await watchFor(context, TEXTS);
  const page = await context.newPage();
  const traffic = recordTraffic(page);
  await page.goto(ticketAddress(sandbox, TICKET));
  const frame = await appFrame(page);
  await textIn(frame);
  await traffic.quiet(page);
  const texts = await visibleTexts(frame);
  const log = (await sandbox.requests()).map((it) => `${it.method} ${it.path}${it.query && `?${it.query}`}`).sort();
  await context.close();
  assert.deepEqual(traffic.sell.map((it) => `${it.method} ${it.path}`).sort(), log, "page and sandbox saw the same requests");
  return { steps: traffic.steps, support: [...traffic.support].sort(), texts };
}

/** Throws unless the floor page does and shows what the app does. */
export function checkFloor(app, floor) {
  const steps = (page) => page.steps.flatMap((step, n) => step.map((it) => `in step ${n + 1}: ${JSON.stringify(it)}`));
  const shared = app.texts.filter((text) => !ONLY_IN_THE_APP.some((pattern) => pattern.test(text)));
  for (const [what, ours, theirs] of [
    ["requests to Sell (\`node tests/bench/floor_requests.js\` writes them anew)", steps(app), steps(floor)],
    ["requests to Support", app.support, floor.support],
    ["text (tests/bench/floor/assets/floor.js)", shared, floor.texts],
  ]) {
    if (without(ours, theirs).length === 0 && without(theirs, ours).length === 0) continue;
    const only = (some, others) => without(some, others).map(short).join("\n  ") || "nothing";
    throw new Error(
      `The floor page is no longer the app's floor: other ${what}.\nOnly the app:\n  ${only(ours, theirs)}\nOnly the floor page:\n  ${only(theirs, ours)}`,
    );
  }
}

/** What is left of some lines when each of the others has taken one of its kind away. */
function without(some, others) {
  const taken = [...others];
  return some.filter((line) => {
    const at = taken.indexOf(line);
    if (at < 0) return true;
    taken.splice(at, 1);
    return false;
  });
}

function short(line) {
  return line.length > 160 ? `${line.slice(0, 160)}…` : line;
}
