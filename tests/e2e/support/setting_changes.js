// Changes of settings as an admin makes them, and what must be stored then.

import assert from "node:assert/strict";
import { until } from "./sandbox.js";
import { section, storedDocument } from "./settings_page.js";
import { textsOf } from "./states.js";

const english = textsOf("en");

export const INSTALLATION = "/api/v2/apps/installations";

/** Lets everybody see Sell data, or only Sell users again. */
export async function chooseAccess(app, access, say = english) {
  await section(app, say("settings.section.access"));
  await accessChoice(app, access, say).click();
}

/** The radio button of an access, for looking at it. */
export function accessChoice(app, access, say = english) {
  return app.getByRole("radio", { name: say(`settings.access.${access}`), exact: true });
}

/** Turns it on or off that agents may choose anybody. */
export async function switchAnyOwner(app, say = english) {
  await section(app, say("settings.section.new_leads"));
  await anyOwner(app, say).click();
}

export function anyOwner(app, say = english) {
  return app.getByRole("checkbox", { name: say("settings.any_owner.label"), exact: true });
}

/** Turns it on or off that a lead is offered although something matched. */
export async function switchOffer(app, say = english) {
  await section(app, say("settings.section.new_leads"));
  await offer(app, say).click();
}

export function offer(app, say = english) {
  return app.getByRole("checkbox", { name: say("settings.offer.label"), exact: true });
}

/** Writes a document as somebody outside the page would; a text is taken to the letter. */
export function write(sandbox, document) {
  return sandbox.settings({ config: typeof document === "string" ? document : JSON.stringify(document) });
}

/** The text of the document, to the letter. */
export async function storedText(sandbox) {
  const { installation } = await sandbox.state();
  return installation.settings.config ?? null;
}

/** A document without its history: what is set. */
export function setIn(document) {
  if (document === null) return null;
  const { history, ...rest } = document;
  return rest;
}

/** Who has changed what, the newest first. */
export function historyOf(document) {
  return (document?.history ?? []).map((it) => ({ by: it.by.name, was: it.was }));
}

/** What is stored, without the history, is this by now or soon. */
export async function storesSoon(sandbox, expected) {
  const holds = async () => {
    try {
      assert.deepEqual(setIn(await storedDocument(sandbox)), expected);
      return true;
    } catch {
      return false;
    }
  };
  await until(holds).catch(async () => assert.deepEqual(setIn(await storedDocument(sandbox)), expected));
}

/** The line on what became of the last change. */
export function line(app, key, say = english) {
  return app.getByRole("status").getByText(say(key), { exact: true });
}

/** Waits until the page says that it is not stored. */
export function notSaved(app, say = english) {
  return line(app, "settings.not_saved", say).waitFor();
}

export function button(app, key, say = english) {
  return app.getByRole("button", { name: say(key), exact: true });
}

/** The requests of a page that would change the installation. */
export function watchWrites(page) {
  const writes = [];
  page.on("request", (request) => {
    if (request.method() === "PUT" && new URL(request.url()).pathname.startsWith(INSTALLATION)) writes.push(request.postDataJSON());
  });
  return writes;
}

/** Holds back what the page asks of the installation by this method, until what it gives is called. */
export async function hold(page, method) {
  let letGo;
  const until = new Promise((resolve) => (letGo = resolve));
  await page.route(`**${INSTALLATION}/*`, async (route) => {
    if (route.request().method() === method) await until;
    await route.continue();
  });
  return letGo;
}

/** Complaints of the console, without those that every refused request brings. */
export function complaints(problems) {
  return problems.filter((it) => !it.startsWith("Failed to load resource"));
}

/** Whether the page says that all is stored, that something certainly is not, or that nobody knows. */
export async function verdict(app, say = english) {
  const saved = line(app, "settings.saved", say);
  const refused = app.getByText(say("settings.refused"), { exact: true });
  const unknown = app.getByText(say("settings.unknown.title"), { exact: true });
  await saved.or(refused).or(unknown).first().waitFor();
  if (await saved.count()) return "saved";
  return (await refused.count()) ? "refused" : "unknown";
}
