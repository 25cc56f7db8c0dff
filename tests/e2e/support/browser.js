// Chromium, the host page and the app's frame in it. Elements are found as a person finds them: by role and name.

import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readFileSync } from "node:fs";
import { chromium } from "playwright-core";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
/** What Playwright switches off by itself; the switch counts once only, so the list is repeated here. */
const OFF_IN_PLAYWRIGHT = [
  "AvoidUnnecessaryBeforeUnloadCheckSync",
  "DestroyProfileOnBrowserClose",
  "HttpsUpgrades",
  "HttpsFirstBalancedModeAutoEnable",
  "LensOverlay",
  "MediaRouter",
  "PaintHolding",
  "ThirdPartyStoragePartitioning",
  "AvoidCorsURLLoaderRestartOnRedirect",
  "OptimizationHints",
  "NetworkTimeServiceQuerying",
  "AimEnabled",
  "PreconnectToSearch",
];
/** The address bar of every window loads web pages of its own, which take nearly half of the processor in a test. */
const ADDRESS_BAR = ["WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "WebUIOmniboxFullPopup"];
const launch = {
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    `--disable-features=${[...OFF_IN_PLAYWRIGHT, ...ADDRESS_BAR]}`,
  ],
};

/** A browser for one test file. Its contexts are like private windows: they refuse storage to the app's frame. */
export function startBrowser() {
  return chromium.launch(launch);
}

/** A browser with a profile that lets frames keep things, as a person's does; `end` closes it and clears up. */
export async function startBrowserWithProfile() {
  const profile = await mkdtemp(join(tmpdir(), "sell-sidebar-profile-"));
  await mkdir(join(profile, "Default"));
  // A fresh profile refuses third-party storage; a setting that people have allows it, partitioned by site.
  const preferences = { profile: { cookie_controls_mode: 0, block_third_party_cookies: false } };
  await writeFile(join(profile, "Default/Preferences"), JSON.stringify(preferences));
  const context = await chromium.launchPersistentContext(profile, launch);
  const end = async () => {
    await context.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  return { context, end };
}

/** Opens a page of the host and gives back the page and the app in it. */
export async function open(context, sandbox, path, { as = "sell_agent", locale, scheme, viewport } = {}) {
  const page = await context.newPage();
  pressAgainIfLost(page);
  if (viewport) await page.setViewportSize(viewport);
  const problems = [];
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(message.text());
  });
  page.on("pageerror", (error) => problems.push(String(error)));
  const query = new URLSearchParams({ as, ...(locale && { locale }), ...(scheme && { scheme }) });
  await page.goto(`${sandbox.origin}${path}?${query}`);
  return { page, app: appIn(page), problems };
}

/** The app's frame that is visible: each open ticket has one of its own. */
export function appIn(page) {
  return page.locator('iframe[title="Sell Sidebar"]:visible').contentFrame();
}

/** The frame object behind it, for measuring. */
export async function frameOf(page) {
  const element = await page.locator('iframe[title="Sell Sidebar"]:visible').elementHandle();
  return element.contentFrame();
}

/** What axe finds in the app's frame, as lines to read. */
export async function accessibilityProblems(page) {
  const frame = await frameOf(page);
  await frame.evaluate(axeSource);
  const { violations } = await frame.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"], rules: { "target-size": { enabled: true } } }));
  return violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${rule.help}: ${node.html}\n${node.failureSummary}`));
}

/** Waits until the frame is as high as its content: before that, what is pressed may move away under the pointer. */
export async function settledHeight(page) {
  const frame = await frameOf(page);
  await frame.waitForFunction(() => {
    const { scrollHeight, clientHeight } = document.documentElement;
    return scrollHeight <= clientHeight;
  });
}

/** Presses it once the frame has its height: Chromium drops a press on a frame of another process that is just growing. */
export async function press(locator) {
  await settledHeight(locator.page());
  await locator.click();
}

const sure = Symbol("presses that no frame has heard are repeated");

/** Chromium drops about one press in a thousand on a frame of another process, when that frame has just changed its size. A
 * person presses again; so does every locator from here on. A press that the frame has heard counts, whatever the app makes
 * of it. */
function pressAgainIfLost(page) {
  const locators = Object.getPrototypeOf(page.locator("body"));
  if (locators[sure]) return;
  const { click } = locators;
  locators[sure] = true;
  locators.click = async function (options) {
    const element = await this.elementHandle(options);
    const hearing = await element.evaluateHandle((it) => {
      const heard = { press: false };
      it.ownerDocument.defaultView.addEventListener("pointerdown", () => void (heard.press = true), { capture: true, once: true });
      return heard;
    });
    await click.call(this, options);
    // Where the press has led elsewhere, there is nobody to ask any more.
    const lost = await hearing.evaluate(({ press }) => !press).catch(() => false);
    if (lost && (await element.isVisible().catch(() => false))) {
      console.log(`A press was lost and is repeated: ${this}`);
      await click.call(this, options);
    }
  };
}

/** How far the app's page is wider than its frame, in pixels. */
export async function horizontalOverflow(page) {
  const frame = await frameOf(page);
  return frame.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
