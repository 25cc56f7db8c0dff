// Twenty sidebars in one browser, for half an hour: an agent goes from ticket to ticket, Sell fails now and then, and every
// few minutes another agent takes the desk. What is looked at is whether memory, processor and requests stay bounded.
// `MINUTES=3` makes it shorter.

import { open, startBrowserWithProfile } from "../e2e/support/browser.js";
import { startSandbox } from "../e2e/support/sandbox.js";
import { keepWasmMemories } from "./support/bare_frame.js";
import { report, rounded, row, say } from "./support/report.js";

const MINUTES = Number(process.env.MINUTES ?? 30);
const SIDEBARS = 20;
/** An agent in a hurry looks at a ticket so long, in ms. */
const LOOK = 2_000;
/** Of so many looks, one meets a Sell that fails. */
const FAILS = 15;
const FAULTS = [
  { kind: "status", status: 500 },
  { kind: "rate_limit" },
  { kind: "drop_before" },
  { kind: "delay", ms: 3_000 },
  { kind: "garbage" },
];
/** Who is at the desk, in turns of so many minutes. */
const AGENTS = ["sell_agent", "admin", "support_agent"];
const TURN = 5;
const MB = 1_000_000;

/** The same in every run (xorshift). */
let state = 20_261_123;
function chance(below) {
  state ^= state << 13;
  state ^= state >>> 17;
  state ^= state << 5;
  return (state >>> 0) % below;
}

/** Opens the desk of an agent with all tickets as tabs, each shown once; with how much that asks of Sell. */
async function sitDown(context, sandbox, as) {
  await sandbox.clearRequests();
  const { page } = await open(context, sandbox, "/agent/tickets/1", { as });
  for (let ticket = 1; ticket <= SIDEBARS; ticket++) await show(page, ticket);
  return { page, asked: (await sandbox.requests()).length };
}

async function show(page, ticket) {
  await page.getByRole("navigation", { name: "Open tabs" }).getByRole("link", { name: new RegExp(`^#${ticket}\\b`) }).click();
  const frame = page.locator('iframe[title="Sell Sidebar"]:visible').contentFrame();
  await frame.locator("h1").first().waitFor();
}

/** Bytes of all sidebars together, after everything that can go is gone. */
async function memory(context, page) {
  const frames = page.frames().filter((it) => it.url().includes("/assets/"));
  let js = 0;
  const wasm = (await Promise.all(frames.map((it) => it.evaluate(() => window.benchMemories.map((it) => it.buffer.byteLength))))).flat();
  // All are of one origin and share a process, and so one heap.
  const session = await context.newCDPSession(frames[0]);
  for (let i = 0; i < 2; i++) await session.send("HeapProfiler.collectGarbage");
  js = (await session.send("Runtime.getHeapUsage")).usedSize;
  await session.detach();
  return { frames: frames.length, js, wasm: wasm.reduce((a, b) => a + b, 0) };
}

/** Seconds that the processes of pages have worked so far. */
async function worked(browser) {
  const { processInfo } = await browser.send("SystemInfo.getProcessInfo");
  return processInfo.filter((it) => it.type === "renderer").reduce((sum, it) => sum + it.cpuTime, 0);
}

await report(async () => {
  const sandbox = await startSandbox();
  const { context, end } = await startBrowserWithProfile();
  try {
    await keepWasmMemories(context);
    await context.addInitScript((count) => {
      if (window !== window.top) return;
      const tabs = Array.from({ length: count }, (_, at) => ({ place: { screen: "ticket", id: at + 1 }, label: `#${at + 1}` }));
      sessionStorage.setItem("sandbox.tabs", JSON.stringify({ tabs }));
    }, SIDEBARS);
    const browser = await context.browser().newBrowserCDPSession();
    const samples = [];
    let { page, asked } = await sitDown(context, sandbox, AGENTS[0]);
    let mostAsked = asked;
    let looks = 0;
    for (let minute = 1; minute <= MINUTES; minute++) {
      await sandbox.clearRequests();
      const [began, before] = [Date.now(), await worked(browser)];
      while (Date.now() - began < 60_000) {
        looks += 1;
        if (looks % FAILS === 0) await sandbox.fault({ match: ["* /v2", "* /v3"][chance(2)], times: 3, ...FAULTS[chance(FAULTS.length)] });
        await show(page, 1 + chance(SIDEBARS));
        await page.waitForTimeout(LOOK);
      }
      const share = ((await worked(browser)) - before) / ((Date.now() - began) / 1000);
      const requests = (await sandbox.requests()).length;
      const held = await memory(context, page);
      samples.push({ minute, requests, share, ...held });
      say(`minute ${minute}: ${held.frames} sidebars, JS ${rounded(held.js / MB, 1)} + wasm ${rounded(held.wasm / MB, 1)} MB, ${rounded(share * 100)} % of a processor, ${requests} requests`);
      if (minute % TURN === 0 && minute < MINUTES) {
        await sandbox.clearFaults();
        await page.close();
        ({ page, asked } = await sitDown(context, sandbox, AGENTS[(minute / TURN) % AGENTS.length]));
        mostAsked = Math.max(mostAsked, asked);
      }
    }
    const total = ({ js, wasm }) => js + wasm;
    // A turn begins with fresh pages: what grows is seen within one.
    const growth = samples.filter((it) => it.minute % TURN === 0).map((it) => {
      const first = samples[it.minute - TURN];
      return (total(it) / total(first) - 1) * 100;
    });
    const most = (of) => Math.max(...samples.map(of));
    return [
      row("endurance_sidebars", `sidebars open at once, for ${MINUTES} minutes with ${looks} looks at a ticket`, most((it) => it.frames), "sidebars"),
      row("endurance_memory", "memory of all of them together, at most: JS heap and wasm memory", rounded(most(total) / MB, 1), "MB"),
      row("endurance_growth", `more memory from the first to the last minute of an agent's turn of ${TURN} minutes, at most`, rounded(Math.max(...growth), 1), "%"),
      row("endurance_cpu", "share of a processor that the pages took, in the busiest minute", rounded(most((it) => it.share) * 100), "%"),
      row("endurance_requests_opening", "requests to Sell while an agent's twenty tickets are opened, at most", mostAsked, "requests"),
      row("endurance_requests", "requests to Sell in the busiest minute", most((it) => it.requests), "requests"),
      row("endurance_requests_last", "requests to Sell in the last minute", samples.at(-1).requests, "requests"),
    ];
  } finally {
    await end();
    await sandbox.stop();
  }
});
