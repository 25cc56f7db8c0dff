// Which language somebody reads, how it is written, and that no other one is downloaded.

import assert from "node:assert/strict";
import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, test } from "node:test";
import { frameOf, open } from "./support/browser.js";
import { newDesk } from "./support/desk.js";
import { packagedApp, startSandbox } from "./support/sandbox.js";
import { textsOf } from "./support/states.js";

/** The agent's locale, the file it leads to, the direction, and the locale in whose way numbers are written. */
const AGENTS = [
  ["en-US", "en", "ltr", "en-US"],
  ["en-GB", "en", "ltr", "en-GB"],
  ["ja", "ja", "ltr", "ja"],
  ["de", "de", "ltr", "de"],
  ["de-CH", "de", "ltr", "de-CH"],
  ["fr-CA", "fr", "ltr", "fr-CA"],
  ["es-419", "es", "ltr", "es-419"],
  ["pt-BR", "pt-br", "ltr", "pt-BR"],
  ["pt", "pt-br", "ltr", "pt"],
  ["ar", "ar", "rtl", "ar"],
  ["ar-EG", "ar", "rtl", "ar-EG"],
  ["sv", "en", "ltr", "en"],
];
/** An open total as the browser writes it. */
const money = (locale) => new Intl.NumberFormat(locale, { style: "currency", currency: "EUR" }).format("12500.50");

describe("languages", () => {
  const desk = newDesk();

  /** The texts that a page asks for, by their path in the package. */
  const downloads = (context) => {
    const asked = [];
    context.on("request", (request) => {
      const [, path] = /\/assets\/(?:[^/]*\/)*?(i18n\/.*)/.exec(new URL(request.url()).pathname) ?? [];
      if (path) asked.push(path);
    });
    return asked;
  };
  const written = async (page) => (await frameOf(page)).evaluate(() => [document.documentElement.lang, document.documentElement.dir]);

  for (const [locale, language, direction, formats] of AGENTS) {
    test(`${locale}: one language, as its country writes money`, async () => {
      const asked = downloads(desk.context);
      const { page, app } = await desk.ticket(1, { locale });
      const total = await page.evaluate(money, formats);
      await app.getByText(total).first().waitFor();
      await app.getByText(textsOf(language)("match.by", { values: "" }).trim(), { exact: false }).first().waitFor();
      assert.deepEqual(await written(page), [language, direction]);
      assert.deepEqual(asked, [`i18n/${language}.json`]);
    });
  }

  test("the settings page: its own texts beside those of all pages, in one language", async () => {
    const asked = downloads(desk.context);
    const { page, app } = await desk.visit("/agent/settings", { as: "admin", locale: "pt-BR" });
    await app.getByRole("heading", { level: 1, name: textsOf("pt-br")("settings.title") }).waitFor();
    assert.deepEqual(await written(page), ["pt-br", "ltr"]);
    assert.deepEqual(asked.sort(), ["i18n/pt-br.json", "i18n/settings/pt-br.json"]);
  });

  test("an app that cannot start says so in the browser's language", async () => {
    const broken = await mkdtemp(join(tmpdir(), "sell-sidebar-broken-"));
    await cp(packagedApp, broken, { recursive: true });
    for (const page of ["sidebar", "settings"]) await writeFile(join(broken, `assets/${page}_bg.wasm`), "no wasm");
    const sandbox = await startSandbox({ app: broken });
    try {
      for (const [locale, language] of [["ar-EG", "ar"], ["pt-BR", "pt-br"], ["de-AT", "de"], ["sv", "en"]]) {
        const say = textsOf(language);
        const context = await desk.browser.newContext({ locale });
        for (const [path, as] of [["/agent/tickets/1", "sell_agent"], ["/agent/settings", "admin"]]) {
          const { app } = await open(context, sandbox, path, { as });
          await app.getByRole("alert").getByText(say("crash.title"), { exact: true }).waitFor();
          await app.getByRole("button", { name: say("crash.reload") }).waitFor();
        }
        await context.close();
      }
    } finally {
      await sandbox.stop();
      await rm(broken, { recursive: true });
    }
  });

  test("a page that is opened by itself says in the browser's language where it belongs", async () => {
    const { asset_base } = await (await fetch(`${desk.sandbox.origin}/host/session.json?as=sell_agent`)).json();
    const context = await desk.browser.newContext({ locale: "fr-FR" });
    const page = await context.newPage();
    for (const [file, text] of [["index", "outside.text"], ["settings", "outside.text_settings"]]) {
      await page.goto(`${asset_base}${file}.html`);
      await page.getByText(textsOf("fr")(text)).waitFor();
    }
    await context.close();
  });
});
