// Takes the pictures in docs/screenshots/: every state that people look at, from the packaged app in the sandbox.

import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { appIn, open, startBrowser } from "./support/browser.js";
import { root, startSandbox } from "./support/sandbox.js";

const folder = join(root, "docs/screenshots");
const tall = { width: 1280, height: 1600 };

/** Name, path, options, and what to do before the picture; `app` is the sidebar's frame. */
const states = [
  ["contact", "/agent/tickets/1", {}, (app) => app.getByText("€12,500.50").waitFor()],
  ["contact-dark", "/agent/tickets/1", { scheme: "dark" }, (app) => app.getByText("€12,500.50").waitFor()],
  ["lead", "/agent/tickets/2", {}, (app) => app.getByText("Trade fair").waitFor()],
  ["no-match", "/agent/tickets/3", {}, (app) => app.getByText("Not in Sell yet").waitFor()],
  ["several-matches", "/agent/tickets/4", {}, (app) => app.getByText("2 matches in Sell").waitFor()],
  ["possible-duplicate", "/agent/tickets/5", {}, (app) => app.getByText("Possible duplicate").waitFor()],
  ["company", "/agent/tickets/6", {}, (app) => app.getByText("Nordwind Logistik GmbH").first().waitFor()],
  ["hostile-texts", "/agent/tickets/7", {}, (app) => app.getByText("javascript:alert(1)").waitFor()],
  ["nothing-to-search-by", "/agent/tickets/8", {}, (app) => app.getByText("Nothing to search by").waitFor()],
  ["long-texts", "/agent/tickets/10", {}, (app) => app.getByRole("article").first().waitFor()],
  ["japanese", "/agent/tickets/12", { locale: "ja" }, (app) => app.getByText("取引", { exact: true }).waitFor()],
  ["japanese-dark", "/agent/tickets/12", { locale: "ja", scheme: "dark" }, (app) => app.getByText("取引", { exact: true }).waitFor()],
  ["no-access", "/agent/tickets/1", { as: "support_agent" }, (app) => app.getByText("You have no access").waitFor()],
  ["new-ticket", "/agent/tickets/new", {}, (app) => app.getByText("No requester yet").waitFor()],
  ["create-lead", "/agent/tickets/3", {}, openForm],
  ["create-lead-dark", "/agent/tickets/3", { scheme: "dark" }, openForm],
  ["create-lead-japanese", "/agent/tickets/3", { locale: "ja" }, (app) => app.getByRole("button", { name: "リードを作成" }).click()],
  ["create-lead-problems", "/agent/tickets/3", {}, sendNonsense],
  ["lead-created", "/agent/tickets/3", {}, send],
];

async function openForm(app) {
  await app.getByRole("button", { name: "Create lead" }).click();
  await app.getByRole("heading", { name: "New lead" }).waitFor();
}

async function sendNonsense(app) {
  await openForm(app);
  await app.getByLabel("Last name").fill("");
  await app.getByLabel("E-mail", { exact: true }).fill("nobody");
  await app.getByRole("button", { name: "Create lead" }).click();
  await app.getByText("fields need a look").waitFor();
}

async function send(app) {
  await openForm(app);
  await app.getByRole("button", { name: "Create lead" }).click();
  await app.getByText("Internal comment on the ticket: done").waitFor();
}

/** States that the sandbox has to be brought into first. */
const troubles = [
  ["loading", "/agent/tickets/1", { kind: "delay", ms: 60_000 }, (app) => app.getByRole("button", { name: "Cancel" }).waitFor()],
  ["sell-has-a-problem", "/agent/tickets/1", { kind: "status", status: 500 }, (app) => app.getByRole("alert").waitFor()],
  ["rate-limited", "/agent/tickets/1", { kind: "rate_limit" }, (app) => app.getByRole("alert").waitFor()],
];

const [sandbox, browser] = await Promise.all([startSandbox(), startBrowser()]);
try {
  await mkdir(folder, { recursive: true });
  for (const [name, path, options, prepare] of states) await picture(name, path, options, prepare);
  for (const [name, path, fault, prepare] of troubles) {
    await sandbox.fault({ match: "POST /v3/contacts/search", ...fault });
    await picture(name, path, {}, prepare);
  }
  await sandbox.settings({ sell_access_token: "x".repeat(64) });
  await picture("not-configured", "/agent/tickets/1", { as: "admin" }, (app) => app.getByText("Admin Center").waitFor());
  await sandbox.reset();
  await wholePage("ticket", "/agent/tickets/1", (app) => app.getByText("€12,500.50").waitFor());
  await wholePage("start", "/", null);
} finally {
  await browser.close();
  await sandbox.stop();
}

/** The sidebar alone, at the width that Zendesk gives it. */
async function picture(name, path, options, prepare) {
  const context = await browser.newContext({ reducedMotion: "reduce" });
  const { page, app } = await open(context, sandbox, path, { ...options, viewport: tall });
  await prepare(app);
  await page.locator('iframe[title="Sell Sidebar"]:visible').screenshot({ path: join(folder, `${name}.png`) });
  await context.close();
  if (name.startsWith("lead-created")) await sandbox.reset();
  console.log(`  ${name}`);
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
