// Takes the pictures in docs/screenshots/: every state of the sidebar, each in English and Japanese, light and dark, side
// by side in one picture; the settings page, wide and narrow; and two whole pages for the README. With words on the command
// line only the pictures whose names contain one of them are taken anew: `settings`, `states/new-lead`, `marketplace`.
// SCREENSHOTS is a folder in place of docs/screenshots/; the marketplace's pictures are then left out.

import { mkdir, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { appIn, open, startBrowser } from "./support/browser.js";
import { takeMarketplacePictures } from "./support/marketplace_pictures.js";
import { openPicture, pictures as settingsPictures } from "./support/settings_pictures.js";
import { root, startSandbox } from "./support/sandbox.js";
import { states, textsOf } from "./support/states.js";

const elsewhere = process.env.SCREENSHOTS;
const folder = elsewhere ? resolve(elsewhere) : join(root, "docs/screenshots");
const wanted = process.argv.slice(2);
const isWanted = (name) => wanted.length === 0 || wanted.some((it) => name.includes(it));
const wholePages = ["ticket", "start", "marketplace"];
const all = [...states.map((it) => `states/${it.name}`), ...settingsPictures.map((it) => `settings/${it.name}`), ...wholePages];
if (!all.some(isWanted)) throw new Error(`No picture's name contains ${wanted.join(" or ")}.`);
const tall = { width: 1280, height: 1900 };
const looks = ["en", "ja"].flatMap((locale) => ["light", "dark"].map((scheme) => ({ locale, scheme })));

const [sandbox, browser] = await Promise.all([startSandbox(), startBrowser()]);
try {
  if (wanted.length === 0 && !elsewhere) await rm(folder, { recursive: true, force: true });
  for (const name of ["states", "settings"]) await mkdir(join(folder, name), { recursive: true });
  for (const state of states.filter((it) => isWanted(`states/${it.name}`))) await sideBySide(state);
  for (const picture of settingsPictures.filter((it) => isWanted(`settings/${it.name}`))) await settingsPage(picture);
  await sandbox.reset();
  if (isWanted("ticket")) await wholePage("ticket", "/agent/tickets/1", (app) => app.getByText("€12,500.50").waitFor());
  if (isWanted("start")) await wholePage("start", "/", null);
  if (isWanted("marketplace") && !elsewhere) await takeMarketplacePictures(browser, sandbox);
} finally {
  await browser.close();
  await sandbox.stop();
}

/** The sidebar alone, at the width that Zendesk gives it, once for each look. */
async function sideBySide(state) {
  const pictures = [];
  for (const look of looks) {
    await sandbox.reset();
    await state.before?.(sandbox);
    const context = await browser.newContext({ reducedMotion: "reduce" });
    const { page, app } = await open(context, sandbox, state.path, { as: state.as, ...look, viewport: tall });
    await state.act(app, textsOf(look.locale), page, sandbox);
    pictures.push(await page.locator('iframe[title="Sell Sidebar"]:visible').screenshot());
    await context.close();
  }
  await writeFile(join(folder, "states", `${state.name}.png`), await joined(pictures));
  console.log(`  ${state.name}`);
}

/** The settings page in English and light, in Japanese and dark, and at 320 pixels. */
async function settingsPage(picture) {
  const pictures = [];
  for (const [locale, scheme, width] of [["en", "light", 1180], ["ja", "dark", 1180], ["en", "dark", 376]]) {
    await sandbox.reset();
    const context = await browser.newContext({ reducedMotion: "reduce" });
    const visit = (path, options) => open(context, sandbox, path, options);
    const page = await openPicture(visit, sandbox, picture, { locale, scheme, viewport: { width, height: 1000 } });
    pictures.push(await page.locator('iframe[title="Sell Sidebar"]:visible').screenshot());
    await context.close();
  }
  await writeFile(join(folder, "settings", `${picture.name}.png`), await joined(pictures, 2700));
  console.log(`  settings/${picture.name}`);
}

/** Pictures beside each other, on grey. */
async function joined(pictures, width = 1340) {
  const page = await browser.newPage({ viewport: { width, height: 200 } });
  const images = pictures.map((it) => `<img src="data:image/png;base64,${it.toString("base64")}">`).join("");
  await page.setContent(`<style>body{margin:0;padding:8px;display:flex;gap:8px;align-items:start;background:#9aa5ab}</style>${images}`);
  const all = await page.screenshot({ fullPage: true });
  await page.close();
  return all;
}

async function wholePage(name, path, prepare) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: "reduce" });
  const page = await context.newPage();
  await page.goto(`${sandbox.origin}${path}?as=sell_agent`);
  if (prepare) await prepare(appIn(page));
  else await page.getByRole("link", { name: /Amélie Laurent · #1/ }).waitFor();
  await page.screenshot({ path: join(folder, `${name}.png`) });
  await context.close();
  console.log(`  ${name}`);
}
