// What every test file starts from: a sandbox as new, a browser, and a fresh context for each test.

import { after, afterEach, before, beforeEach } from "node:test";
import { open, startBrowser } from "./browser.js";
import { startSandbox } from "./sandbox.js";

/** One size for all pages of a test: beyond the size of the page that was opened last, Chromium gives presses on a frame of
 * another process to the page around it. */
const WINDOW = { width: 1280, height: 900 };

/** Call it inside `describe`; what it gives is filled before each test. `options` are those of `startSandbox`. */
export function newDesk(options) {
  const desk = {
    sandbox: null,
    browser: null,
    context: null,
    /** Opens a ticket of the host page; gives back the page, the app in it, and what the console complained about. */
    ticket: (id, options) => open(desk.context, desk.sandbox, `/agent/tickets/${id}`, options),
    /** Any other page of the host. */
    visit: (path, options) => open(desk.context, desk.sandbox, path, options),
  };
  before(async () => {
    // The sandbox first: were it missing, a browser would be left open.
    desk.sandbox = await startSandbox(options);
    desk.browser = await startBrowser();
  });
  after(async () => {
    await desk.browser?.close();
    await desk.sandbox?.stop();
  });
  beforeEach(async () => {
    await desk.sandbox.reset();
    desk.context = await desk.browser.newContext({ reducedMotion: "reduce", viewport: WINDOW });
  });
  afterEach(async (test) => {
    try {
      if (test.error) await tellWhatWas(desk);
    } finally {
      await desk.context.close();
    }
  });
  return desk;
}

/** What was on screen when a test failed, and what the app had asked for: a fault that does not come back is found by this
 * or not at all. */
export async function tellWhatWas({ context, sandbox }) {
  for (const page of context.pages()) {
    const frames = page.frames().slice(1).map((it) => it.locator("body").innerText({ timeout: 5_000 }).catch((error) => String(error)));
    console.log(`On screen at ${page.url()}:\n${(await Promise.all(frames)).join("\n---\n")}`);
  }
  const requests = (await sandbox.requests()).slice(-20);
  console.log(`Asked of Sell:\n${requests.map((it) => `${it.method} ${it.path} ${it.status} ${it.ms} ms`).join("\n")}`);
}
