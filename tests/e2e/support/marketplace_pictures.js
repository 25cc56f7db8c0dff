// The pictures of a marketplace listing: the banner in the size that Zendesk's validator asks for (1660 by 400), and views
// of the app at work, all taken from the demo.

import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { appIn, open, startBrowserWithProfile } from "./browser.js";
import { root } from "./sandbox.js";
import { openSettings, section } from "./settings_page.js";
import { states, textsOf } from "./states.js";

const BANNER = { width: 1660, height: 400 };
const VIEW = { width: 1280, height: 800 };
const folder = join(root, "docs/marketplace");

/** What is shown, in the order of the listing. */
const views = [
  ["1-customer-beside-the-ticket", (visit) => state(visit, "person")],
  ["2-new-lead-from-the-ticket", (visit) => state(visit, "new-lead")],
  ["3-lead-created", (visit) => state(visit, "lead-created")],
  ["4-settings-new-leads", (visit) => settings(visit, "new_leads", (app) => app.getByText("Inbound Leads (Round Robin)").first().waitFor())],
  ["5-settings-fields-on-cards", (visit) => settings(visit, "fields", (app) => app.getByRole("article").first().waitFor())],
];
/** As an account has it that uses the app every day. */
const CONFIG = {
  version: 1,
  new_lead: { status: "Working", source: 304, owners: [{ id: 1003 }, { id: 1007 }, { id: 1090, label: "Inbound team", pool: true }] },
  fields: { lead: ["status", "owner", "source", "organization", "email", "phone", "custom:801"] },
};

/** Takes them all anew. */
export async function takeMarketplacePictures(browser, sandbox) {
  await mkdir(folder, { recursive: true });
  for (const [name, show] of views) {
    await sandbox.reset();
    if (name.includes("settings")) await sandbox.settings({ config: JSON.stringify(CONFIG) });
    // As a person's browser, which keeps what is written.
    const { context, end } = await startBrowserWithProfile();
    const page = await show((path, options) => open(context, sandbox, path, { viewport: VIEW, ...options }));
    await page.screenshot({ path: join(folder, `${name}.png`) });
    await end();
  }
  await writeFile(join(root, "assets/banner.png"), await banner(browser, sandbox));
}

async function state(visit, name) {
  const { path, act } = states.find((it) => it.name === name);
  const { page, app } = await visit(path, { as: "sell_agent" });
  await act(app, textsOf("en"), page);
  return page;
}

async function settings(visit, name, shows) {
  const { page, app, say } = await openSettings({ visit });
  await section(app, say(`settings.section.${name}`));
  await shows(app);
  return page;
}

/** The name and what it is for, beside a card as agents see it. */
async function banner(browser, sandbox) {
  await sandbox.reset();
  const context = await browser.newContext({ reducedMotion: "reduce", deviceScaleFactor: 2 });
  const { page: ticket } = await open(context, sandbox, "/agent/tickets/1", { viewport: { width: 1280, height: 1200 } });
  const card = appIn(ticket).getByRole("article").first();
  await card.waitFor();
  const picture = (await card.screenshot()).toString("base64");
  const page = await (await browser.newContext({ viewport: BANNER })).newPage();
  const logo = await readFile(join(root, "assets/logo.svg"), "utf8");
  const { app } = JSON.parse(await readFile(join(root, "translations/en.json"), "utf8"));
  await page.setContent(`
    <style>
      body { margin: 0; height: ${BANNER.height}px; overflow: hidden; display: flex; align-items: center; gap: 72px; padding-inline: 96px; box-sizing: border-box; background: #03363d; color: #fff; font-family: "Noto Sans", system-ui, sans-serif; }
      svg { width: 168px; height: 168px; flex: none; }
      h1 { margin: 0 0 12px; font-size: 64px; font-weight: 600; }
      p { margin: 0; max-width: 680px; font-size: 28px; line-height: 1.4; color: #c6e6e1; }
      img { width: 384px; margin-inline-start: auto; align-self: flex-start; margin-block-start: 40px; border-radius: 12px; box-shadow: 0 8px 32px rgb(0 0 0 / 40%); }
    </style>
    ${logo}<div><h1></h1><p></p></div><img src="data:image/png;base64,${picture}">`);
  await page.locator("h1").evaluate((it, text) => void (it.textContent = text), app.name);
  await page.locator("p").evaluate((it, text) => void (it.textContent = text), app.short_description);
  const taken = await page.screenshot();
  await page.context().close();
  await context.close();
  return taken;
}
