// What one open sidebar holds in memory: after loading, and after the requester of its ticket has changed 500 times.

import { startBrowserWithProfile } from "../e2e/support/browser.js";
import { startSandbox } from "../e2e/support/sandbox.js";
import { appFrame, ticketAddress } from "./support/app_frame.js";
import { BareFrame, DROP_DONE_REQUESTS, keepClient, keepWasmMemories } from "./support/bare_frame.js";
import { laterBy } from "./support/later.js";
import { report, rounded, row, say } from "./support/report.js";
import { recordTraffic } from "./support/traffic.js";

const CHANGES = 500;
const TICKET = 1;
/** The customers that take turns are the requesters of these tickets: contacts, a lead, nobody, several matches. */
const CUSTOMERS_OF = [2, 3, 4, 5, 6, 12, 15, 1];
/** So much time passes for the app with each change, in ms: what is kept of a customer is old when their turn comes again. */
const MINUTE = 60_000;
const MB = 1_000_000;

/** Who takes turns: Support's ids and names. */
async function customers(sandbox) {
  const { tickets } = await sandbox.state();
  const headers = { "X-Sandbox-Agent": "sell_agent" };
  const ids = CUSTOMERS_OF.map((ticket) => tickets.find((it) => it.id === ticket).requester_id);
  const asked = ids.map(async (id) => (await fetch(`${sandbox.origin}/api/v2/users/${id}.json`, { headers })).json());
  return (await Promise.all(asked)).map(({ user }) => ({ id: user.id, name: user.name }));
}

/** Another person becomes the ticket's requester; open pages hear of it as when a colleague changes it. */
async function changeRequester(sandbox, id) {
  const reply = await fetch(`${sandbox.origin}/api/v2/tickets/${TICKET}.json`, {
    method: "PUT",
    headers: { "Content-Type": "application/json", "X-Sandbox-Agent": "sell_agent" },
    body: JSON.stringify({ ticket: { requester_id: id } }),
  });
  if (!reply.ok) throw new Error(`The requester was not changed: ${await reply.text()}`);
}

const total = ({ js, wasm }) => js + wasm;
const shown = ({ js, wasm, dom }) => `JS ${rounded(js / MB, 2)} + wasm ${rounded(wasm / MB, 2)} MB (DOM ${rounded(dom / MB, 2)} MB)`;
const growth = (from, to) => rounded((total(to) / total(from) - 1) * 100, 1);

await report(async () => {
  const sandbox = await startSandbox();
  const { context, end } = await startBrowserWithProfile();
  try {
    await keepWasmMemories(context);
    await keepClient(context);
    await laterBy(context, 0);
    const page = await context.newPage();
    const traffic = recordTraffic(page);
    const people = await customers(sandbox);
    await page.goto(ticketAddress(sandbox, TICKET));
    const frame = new BareFrame(await context.newCDPSession(await appFrame(page)));
    await frame.shows(page, people.at(-1).name);
    await traffic.quiet(page);
    const loaded = await frame.memory();
    say(`after load: ${shown(loaded)}`);
    let early = loaded;
    for (let change = 1; change <= CHANGES; change++) {
      const { id, name } = people[(change - 1) % people.length];
      await frame.value(`window.benchLater += ${MINUTE}`);
      await changeRequester(sandbox, id);
      await frame.shows(page, name);
      await traffic.quiet(page, 0);
      if (change % 100 === 0) {
        const now = await frame.memory();
        if (change === 100) early = now;
        say(`after ${change} changes of requester and ${traffic.sell.length} requests: ${shown(now)}`);
      }
    }
    await traffic.quiet(page);
    const last = await frame.memory();
    await frame.value(DROP_DONE_REQUESTS);
    const own = await frame.memory();
    say(`without what the SDK keeps of requests that are done: ${shown(own)}`);
    return [
      row("memory_load", "memory of one open sidebar after load: JS heap and wasm memory", rounded(total(loaded) / MB, 2), "MB", 8),
      row("memory_dom", "beside that, what the frame's DOM holds", rounded(loaded.dom / MB, 2), "MB"),
      row("memory_growth", `more memory after ${CHANGES} changes of requester`, growth(loaded, last), "%", 5),
      row("memory_growth_late", "the same, since the first 100 changes", growth(early, last), "%"),
      row("memory_growth_own", "the same, without what the ZAF SDK keeps of requests that are done", growth(loaded, own), "%"),
    ];
  } finally {
    await end();
    await sandbox.stop();
  }
});
