// Takes the pictures in docs/screenshots/: every state of the sidebar, each in English and Japanese, light and dark, side
// by side in one picture, and two whole pages for the README.

import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { appIn, open, startBrowser } from "./support/browser.js";
import { root, startSandbox } from "./support/sandbox.js";
import { states, textsOf } from "./support/states.js";

const folder = join(root, "docs/screenshots");
const statesFolder = join(folder, "states");
const tall = { width: 1280, height: 1900 };
const looks = ["en", "ja"].flatMap((locale) => ["light", "dark"].map((scheme) => ({ locale, scheme })));

const [sandbox, browser] = await Promise.all([startSandbox(), startBrowser()]);
try {
  await rm(folder, { recursive: true, force: true });
  await mkdir(statesFolder, { recursive: true });
  for (const state of states) await sideBySide(state);
  await sandbox.reset();
  await wholePage("ticket", "/agent/tickets/1", (app) => app.getByText("€12,500.50").waitFor());
  await wholePage("start", "/", null);
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
  await writeFile(join(statesFolder, `${state.name}.png`), await joined(pictures));
  console.log(`  ${state.name}`);
}

/** Pictures beside each other, on grey. */
async function joined(pictures) {
  const page = await browser.newPage({ viewport: { width: 1340, height: 200 } });
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
