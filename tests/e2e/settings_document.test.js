// The account's settings decide which fields a card shows and in which order: standard ones and custom ones of every
// type, on both interfaces of Sell; and a document that cannot be used falls back to the defaults, as admins are told.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { frameOf } from "./support/browser.js";
import { newDesk } from "./support/desk.js";
import { isSound } from "./support/soundness.js";

const custom = (first, last) => Array.from({ length: last - first + 1 }, (_, at) => `custom:${first + at}`);
/** Mixed up on purpose, with the custom fields among the others; two of every list are skipped. */
const fields = {
  lead: ["email", ...custom(801, 812), "shoe_size", "status", "last_name", "custom:999999", "tags"],
  person: ["custom:828", "tags", "custom:999999", ...custom(821, 832).filter((it) => it !== "custom:828"), "owner", "stage", "email"],
  company: ["website", ...custom(821, 832), "custom:999999", "", "phone"],
  deal: ["tags", ...custom(841, 852), "custom:999999", "nonsense", "owner", "source"],
};
const documentOf = (fields, version = 1) => ({ config: JSON.stringify({ version, fields }) });

const expected = {
  lead: [
    "E-mail", "Zendesk ticket ID", "Budget (€)", "Newsletter", "Next call", "Demo at", "Region", "Interests", "Background",
    "Billing e-mail", "Assistant's phone", "Case study", "Delivery address", "Status", "Last name", "Tags",
  ],
  // Those for companies are not for people: 822, 826, 830, 832.
  person: [
    "Preferences", "Tags", "Customer number", "Key account", "Birthday", "Last visit", "Languages", "Private e-mail", "Blog",
    "Owner", "E-mail",
  ],
  // And the other way round: 824, 827, 828, 829.
  company: [
    "Website", "Customer number", "Employees", "Key account", "Last visit", "Segment", "Front desk", "Blog", "Warehouse", "Phone",
  ],
  deal: [
    "Tags", "Order number", "Seats", "Legal approved", "Start of contract", "Kick-off", "Plan", "Add-ons", "Competitors",
    "Approver's e-mail", "Purchasing hotline", "Proposal", "Installation site", "Owner", "Source",
  ],
};

/** The labels of a card's fields, in order. */
const labels = async (card) => (await card.locator("dt").allInnerTexts()).map((it) => it.replace(/:$/, "").trim());
/** What each kind of field is drawn as: the text as the browser itself writes it, and the address of a link. */
async function drawn(card, label) {
  const place = card.getByRole("term").filter({ hasText: label }).first().locator("xpath=following-sibling::dd[1]");
  return place.evaluate((node) => ({
    text: node.innerText.replace(/\s+/g, " ").trim(),
    href: node.querySelector("a")?.getAttribute("href") ?? null,
    chips: [...node.querySelectorAll("li")].map((it) => it.innerText.trim()),
    datetime: node.querySelector("time")?.getAttribute("datetime") ?? null,
  }));
}

describe("the settings document", () => {
  const desk = newDesk();
  const region = (app, of) => app.getByRole("region", { name: `Deals of ${of}` });

  for (const [plan, enabled] of [["with search v3", true], ["without search v3", false]]) {
    describe(plan, () => {
      const withFields = async (chosen = fields) => {
        await desk.sandbox.searchV3(enabled);
        await desk.sandbox.settings(documentOf(chosen));
      };

      test("a lead has its fields in the account's order, each drawn by its type", async () => {
        await withFields();
        const { page, app, problems } = await desk.ticket(2);
        const card = app.getByRole("article", { name: "Kenji Tanaka" });
        await card.waitFor();
        assert.deepEqual(await labels(card), expected.lead);
        const is = async (label, wanted) => {
          const found = await drawn(card, label);
          for (const [part, text] of Object.entries(wanted)) {
            if (text instanceof RegExp) assert.match(found[part], text, label);
            else assert.deepEqual(found[part], text, label);
          }
        };
        await is("Zendesk ticket ID", { text: "2" });
        await is("Budget (€)", { text: "18,000" });
        await is("Newsletter", { text: "Yes" });
        await is("Next call", { text: "Nov 26, 2026", datetime: "2026-11-26" });
        await is("Demo at", { text: /Dec \d, 2026.*\d:\d\d/, datetime: "2026-12-03T01:00:00Z" });
        await is("Region", { text: "APAC" });
        await is("Interests", { chips: ["Integrations", "Training"] });
        await is("Background", { text: "Came to our talk in Tokyo." });
        await is("Billing e-mail", { href: "mailto:keiri@hoshino-denki.example" });
        await is("Assistant's phone", { text: "+81 52 555 0180", href: "tel:+81525550180" });
        await is("Case study", { href: "https://sandbox-demo.example/cases/warehouse" });
        await is("Delivery address", { text: /5 Minato Yard.*Nagoya.*Japan/ });
        await isSound(page);
        assert.deepEqual(problems, []);
      });

      test("a person has its fields and no company's, and so have its deals", async () => {
        await withFields();
        const { page, app, problems } = await desk.ticket(1);
        const card = app.getByRole("article", { name: "Amélie Laurent" });
        await card.waitFor();
        assert.deepEqual(await labels(card), expected.person);
        assert.deepEqual((await drawn(card, "Languages")).chips, ["English", "Français"]);
        const deal = region(app, "Amélie Laurent").getByRole("article", { name: "Ateliers Lyon and Lille: ten seats" });
        assert.deepEqual(await labels(deal), expected.deal);
        assert.equal((await drawn(deal, "Seats")).text, "10");
        assert.equal((await drawn(deal, "Legal approved")).text, "Yes");
        assert.deepEqual((await drawn(deal, "Add-ons")).chips, ["Onboarding", "Premium support"]);
        assert.equal((await drawn(deal, "Proposal")).href, "https://sandbox-demo.example/proposals/118");
        await isSound(page);
        assert.deepEqual(problems, []);
      });

      test("a company has its fields and no person's", async () => {
        await withFields();
        const { page, app } = await desk.ticket(1);
        await app.getByRole("button", { name: "Show company Maison Lumière" }).click();
        const card = app.getByRole("article", { name: "Maison Lumière", exact: true });
        await card.waitFor();
        assert.deepEqual(await labels(card), expected.company);
        await isSound(page);
      });

      test("custom fields cost one request for each kind of definitions", async () => {
        await withFields();
        const { app } = await desk.ticket(1);
        await region(app, "Amélie Laurent").getByRole("article").first().waitFor();
        const asked = (await desk.sandbox.requests()).map((it) => it.path).filter((it) => it.endsWith("/custom_fields"));
        assert.deepEqual(asked.sort(), ["/v2/contact/custom_fields", "/v2/deal/custom_fields"]);
      });

      test("definitions that cannot be had leave the rest, and are named", async () => {
        await withFields();
        await desk.sandbox.fault({ match: "GET /v2/contact/custom_fields", kind: "status", status: 500, times: null });
        const { page, app } = await desk.ticket(1);
        await app.getByText("Custom fields could not be loaded").waitFor();
        const card = app.getByRole("article", { name: "Amélie Laurent" });
        assert.deepEqual(await labels(card), ["Tags", "Owner", "E-mail"]);
        await isSound(page);
        await desk.sandbox.clearFaults();
        await app.getByRole("button", { name: "Try again" }).click();
        await card.getByText("Preferences", { exact: true }).waitFor();
        assert.deepEqual(await labels(card), expected.person);
      });
    });
  }

  test("hostile values of custom fields are text", async () => {
    await desk.sandbox.settings(documentOf(fields));
    desk.context.on("dialog", () => assert.fail("a script ran"));
    const { page, app, problems } = await desk.ticket(7);
    await app.getByText("<script>alert(8)</script>", { exact: true }).waitFor();
    const links = await (await frameOf(page)).evaluate(() => [...document.querySelectorAll("#app a")].map((it) => it.protocol));
    assert.ok(links.every((it) => ["https:", "mailto:", "tel:"].includes(it)), links.join(" "));
    await isSound(page);
    assert.deepEqual(problems, []);
  });

  test("in Japanese, too", async () => {
    await desk.sandbox.settings(documentOf(fields));
    const { page, app } = await desk.ticket(2, { locale: "ja" });
    const card = app.getByRole("article", { name: "Kenji Tanaka" });
    await card.waitFor();
    assert.equal((await drawn(card, "Newsletter")).text, "はい");
    assert.match((await drawn(card, "Next call")).text, /2026年11月26日|2026\/11\/26/);
    await isSound(page);
  });

  const warning = (app) => app.getByText("The app's settings could not be read");
  for (const [name, config, words] of [
    ["broken JSON", '{"version": 1, "fields": {"lead": ["email"', "until an administrator saves the settings anew"],
    ["no JSON at all", "<b>settings</b>", "until an administrator saves the settings anew"],
    ["a document without a version", '{"fields": {"lead": ["email"]}}', "until an administrator saves the settings anew"],
    ["a newer version", JSON.stringify({ version: 2, fields: { lead: ["email"] } }), "A newer version of the app wrote these settings"],
  ]) {
    test(`${name}: the default fields; an admin is warned, an agent is not, and nothing is overwritten`, async () => {
      const plain = await desk.ticket(2);
      const card = (app) => app.getByRole("article", { name: "Kenji Tanaka" });
      await card(plain.app).waitFor();
      const defaults = await labels(card(plain.app));
      await plain.page.close();
      await desk.sandbox.settings({ config });
      const agent = await desk.ticket(2);
      await card(agent.app).waitFor();
      assert.deepEqual(await labels(card(agent.app)), defaults);
      assert.equal(await warning(agent.app).count(), 0);
      await agent.page.close();
      const admin = await desk.ticket(2, { as: "admin" });
      await warning(admin.app).waitFor();
      await admin.app.getByText(words).waitFor();
      await card(admin.app).waitFor();
      assert.deepEqual(await labels(card(admin.app)), defaults);
      await isSound(admin.page);
      assert.ok(JSON.stringify(await desk.sandbox.state()).includes(JSON.stringify(config).slice(1, -1)), "the document was changed");
      assert.deepEqual([...agent.problems, ...admin.problems], []);
    });
  }

  test("an account that never saved settings has the defaults, and nobody is warned", async () => {
    const { app } = await desk.ticket(2, { as: "admin" });
    await app.getByRole("article", { name: "Kenji Tanaka" }).waitFor();
    assert.equal(await warning(app).count(), 0);
  });

  test("an empty list is a card without fields", async () => {
    await desk.sandbox.settings(documentOf({ lead: [] }));
    const { page, app } = await desk.ticket(2);
    const card = app.getByRole("article", { name: "Kenji Tanaka" });
    await card.waitFor();
    assert.deepEqual(await labels(card), []);
    await isSound(page);
  });
});
