// What one open sidebar holds in memory: after loading, and after the requester of its ticket has changed 500 times.
// Chromium is asked over its own protocol and nothing of the measurement stays in the frame but two small scripts:
// a test tool's helpers alone would be half a megabyte.

import { startBrowserWithProfile } from "../e2e/support/browser.js";
import { startSandbox } from "../e2e/support/sandbox.js";
import { appFrame, ticketAddress } from "./support/app_frame.js";
import { laterBy } from "./support/later.js";
import { report, rounded, row, say } from "./support/report.js";
import { recordTraffic } from "./support/traffic.js";

const CHANGES = 500;
const TICKET = 1;
/** The customers that take turns are the requesters of these tickets: contacts, a lead, nobody, several matches. */
const CUSTOMERS_OF = [2, 3, 4, 5, 6, 12, 15, 1];
/** So much time passes for the app with each change, in ms: what is kept of a customer is old when their turn comes again. */
const MINUTE = 60_000;
const ANSWERS = ["Matched by", "matches in Sell", "Not in Sell yet"];
const MB = 1_000_000;

/** From now on, frames of this context keep hold of the memories that their wasm modules export. */
function keepWasmMemories(context) {
  return context.addInitScript(() => {
    if (window === window.top) return;
    window.benchMemories = [];
    const keep = (result) => {
      const exported = Object.values((result.instance ?? result).exports);
      window.benchMemories.push(...exported.filter((it) => it instanceof WebAssembly.Memory));
      return result;
    };
    for (const name of ["instantiate", "instantiateStreaming"]) {
      const real = WebAssembly[name].bind(WebAssembly);
      WebAssembly[name] = (...words) => real(...words).then(keep);
    }
  });
}

/** From now on, frames of this context keep hold of the SDK's client that their app makes. */
function keepClient(context) {
  return context.addInitScript(() => {
    if (window === window.top) return;
    let sdk;
    const keep = (found) => {
      const init = found.init;
      found.init = (...words) => (window.benchClient = init.apply(found, words));
      return found;
    };
    Object.defineProperty(window, "ZAFClient", { get: () => sdk, set: (found) => (sdk = keep(found)) });
  });
}

/** Takes away what the SDK (2.0.11) keeps of each request for ever: two handlers, which hold the reply. */
const DROP_DONE_REQUESTS = `{
  const handlers = window.benchClient._messageHandlers;
  for (const name of Object.keys(handlers)) if (name.startsWith("request:")) delete handlers[name];
}`;

/** The app's frame over Chromium's own protocol. */
class Frame {
  constructor(session) {
    this.session = session;
  }

  async value(expression) {
    const { result, exceptionDetails } = await this.session.send("Runtime.evaluate", { expression, returnByValue: true });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  /** Waits until the app shows its answer about somebody. */
  async shows(page, name) {
    const there = `document.querySelector("h1")?.textContent === ${JSON.stringify(name)}
      && ${JSON.stringify(ANSWERS)}.some((it) => document.body.textContent.includes(it))`;
    const end = Date.now() + 30_000;
    while (!(await this.value(there))) {
      if (Date.now() > end) throw new Error(`The app never showed its answer about ${name}.`);
      await page.waitForTimeout(5);
    }
  }

  /** Bytes in use after everything that can go is gone. */
  async memory() {
    // What finalizers let go of is found by the second collection.
    for (let i = 0; i < 2; i++) await this.session.send("HeapProfiler.collectGarbage");
    const { usedSize, embedderHeapUsedSize } = await this.session.send("Runtime.getHeapUsage");
    const wasm = await this.value("window.benchMemories.map((it) => it.buffer.byteLength)");
    if (wasm.length === 0) throw new Error("The app's frame has no wasm memory.");
    return { js: usedSize, dom: embedderHeapUsedSize ?? 0, wasm: wasm.reduce((a, b) => a + b, 0) };
  }
}

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
    const frame = new Frame(await context.newCDPSession(await appFrame(page)));
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
