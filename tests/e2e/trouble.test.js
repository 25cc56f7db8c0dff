// What an agent sees when something is wrong: access, configuration, the network, Sell itself, the page.

import assert from "node:assert/strict";
import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, test } from "node:test";
import { accessibilityProblems, open, startBrowserWithProfile } from "./support/browser.js";
import { newDesk } from "./support/desk.js";
import { packagedApp, startSandbox } from "./support/sandbox.js";

describe("when something is wrong", () => {
  const desk = newDesk();

  for (const agent of ["support_agent", "inactive_agent", "support_admin"]) {
    test(`${agent} is no active Sell user: told so, and no sales data is asked for (S18)`, async () => {
      const { page, app } = await desk.ticket(1, { as: agent });
      await app.getByText("You have no access to Sell").waitFor();
      await app.getByText("Administrators of Sell:").waitFor();
      const paths = (await desk.sandbox.requests()).map((it) => it.path);
      assert.deepEqual([...new Set(paths)], ["/v2/users"]);
      assert.deepEqual(await accessibilityProblems(page), []);
    });
  }

  test("a token that is not valid: an agent learns whom to ask, an admin where to enter one", async () => {
    await desk.sandbox.settings({ sell_access_token: "x".repeat(64) });
    const agent = await desk.ticket(1);
    await agent.app.getByText("Ask an administrator of Zendesk Support").waitFor();
    assert.deepEqual(await accessibilityProblems(agent.page), []);
    const admin = await desk.ticket(1, { as: "admin" });
    await admin.app.getByText("Admin Center").waitFor();
  });

  for (const [name, fault, title] of [
    ["Sell fails", { kind: "status", status: 500 }, "Sell has a problem"],
    ["Sell asks for a pause", { kind: "rate_limit" }, "Sell asks for a pause"],
    ["the reply is lost", { kind: "drop_before" }, "No answer from Sell"],
    ["the reply is garbage", { kind: "garbage" }, "An answer that makes no sense"],
  ]) {
    test(`${name}: said plainly, and Try again recovers`, async () => {
      await desk.sandbox.fault({ match: "POST /v3/contacts/search", times: null, ...fault });
      const { page, app } = await desk.ticket(1);
      await app.getByRole("alert").getByText(title).waitFor();
      assert.deepEqual(await accessibilityProblems(page), []);
      await desk.sandbox.clearFaults();
      await app.getByRole("button", { name: "Try again" }).click();
      await app.getByRole("article", { name: "Amélie Laurent" }).waitFor();
    });
  }

  test("a refusal shows Sell's request id", async () => {
    await desk.sandbox.fault({ match: "POST /v3/contacts/search", kind: "status", status: 500 });
    const { app } = await desk.ticket(1);
    await app.getByText("Details for support").click();
    await app.getByText(/^Request ID \S+/).waitFor();
    await app.getByRole("button", { name: "Copy request ID" }).waitFor();
  });

  test("deals that fail leave the rest on screen", async () => {
    await desk.sandbox.fault({ match: "POST /v3/deals/search", kind: "status", status: 500 });
    const { page, app } = await desk.ticket(1);
    await app.getByRole("article", { name: "Amélie Laurent" }).waitFor();
    await app.getByText("The deals could not be loaded").waitFor();
    assert.deepEqual(await accessibilityProblems(page), []);
    await app.getByRole("button", { name: "Try again" }).click();
    await app.getByText("€12,500.50").waitFor();
  });

  test("offline: said so, and the app goes on by itself when the network is back", async () => {
    const { app } = await desk.ticket(3);
    await app.getByText("Not in Sell yet").waitFor();
    await desk.context.setOffline(true);
    await app.getByRole("button", { name: "Refresh" }).click();
    await app.getByText("You are offline").waitFor();
    await desk.context.setOffline(false);
    await app.getByText("You are offline").waitFor({ state: "detached" });
    await app.getByText("Not in Sell yet").waitFor();
  });

  test("a long wait offers a way out", async () => {
    await desk.sandbox.fault({ match: "* /v", kind: "delay", ms: 8_000, times: null });
    const { app } = await desk.ticket(1);
    await app.getByRole("button", { name: "Cancel" }).click();
    await app.getByText("Search stopped").waitFor();
    await desk.sandbox.clearFaults();
    await app.getByRole("button", { name: "Try again" }).click();
    await app.getByRole("article", { name: "Amélie Laurent" }).waitFor();
  });

  test("wasm that is served with a wrong type still starts", async () => {
    const wrong = await startSandbox({ options: ["--wasm-mime", "application/octet-stream"] });
    try {
      const { app } = await open(desk.context, wrong, "/agent/tickets/2");
      await app.getByRole("article", { name: "Kenji Tanaka" }).waitFor();
    } finally {
      await wrong.stop();
    }
  });

  test("an app that cannot start shows the card with Reload", async () => {
    const broken = await mkdtemp(join(tmpdir(), "sell-sidebar-broken-"));
    await cp(packagedApp, broken, { recursive: true });
    await writeFile(join(broken, "assets/sidebar_bg.wasm"), "no wasm");
    const sandboxOfBroken = await startSandbox({ app: broken });
    try {
      const { page, app } = await open(desk.context, sandboxOfBroken, "/agent/tickets/1");
      await app.getByRole("alert").getByText("Sell Sidebar stopped working").waitFor();
      const anew = page.waitForEvent("framenavigated", (it) => it !== page.mainFrame());
      await app.getByRole("button", { name: "Reload" }).click();
      await anew;
      await app.getByRole("alert").getByText("Sell Sidebar stopped working").waitFor();
      assert.deepEqual(await accessibilityProblems(page), []);
    } finally {
      await sandboxOfBroken.stop();
      await rm(broken, { recursive: true });
    }
  });

  for (const [name, path, ready, press] of [
    ["the sidebar", "/agent/tickets/1", "€12,500.50", "Search Sell"],
    ["the settings page", "/agent/settings", "Sell Sidebar settings", "History"],
  ]) {
    test(`${name} that stops while it runs shows the card with Reload, and nothing of what it showed`, async () => {
      const { page, app } = await desk.visit(path, { as: "admin" });
      await app.getByText(ready, { exact: true }).first().waitFor();
      // A panic like any other: no code of the app expects a browser that makes no elements any more. It stops making them at
      // the press, so that what the app may still be drawing is drawn.
      const button = app.getByRole("button", { name: press });
      await button.evaluate((it) => {
        it.addEventListener("pointerdown", () => {
          document.createElement = () => {
            throw new Error("no more elements");
          };
        });
      });
      await button.click();
      await app.getByRole("alert").getByText("Sell Sidebar stopped working").waitFor();
      assert.equal(await app.getByText(ready, { exact: true }).filter({ visible: true }).count(), 0);
      assert.deepEqual(await app.getByRole("button").allInnerTexts(), ["Reload"]);
      await app.getByRole("button", { name: "Reload" }).click();
      await app.getByText(ready, { exact: true }).first().waitFor();
    });
  }

  test("the console is told what failed, without the addresses that were searched by", async () => {
    await desk.sandbox.searchV3(false);
    for (const match of ["GET /v2/leads", "GET /v2/contacts"]) {
      await desk.sandbox.fault({ match, kind: "status", status: 500, times: null });
    }
    const logged = [];
    desk.context.on("console", (message) => logged.push(message.text()));
    const { app } = await desk.ticket(1);
    await app.getByRole("alert").getByText("Sell has a problem").waitFor();
    const lists = (await desk.sandbox.requests()).filter((it) => it.status === 500);
    assert.ok(lists.some((it) => decodeURIComponent(it.query).includes("amelie.laurent@maison-lumiere.example")), JSON.stringify(lists));
    assert.ok(logged.some((it) => /GET \/v2\/(leads|contacts): the service failed \(500\), request id \S+/.test(it)), logged.join("\n"));
    for (const line of logged) assert.doesNotMatch(line, /am[eé]lie|laurent|lumi[eè]re|%40|\+33|426853|\/v2\/\w+\?/i);
  });

  test("outside Zendesk the page says what it is part of", async () => {
    const { asset_base } = await (await fetch(`${desk.sandbox.origin}/host/session.json?as=sell_agent`)).json();
    const page = await desk.context.newPage();
    await page.goto(`${asset_base}index.html`);
    await page.getByText("This page is part of Zendesk").waitFor();
  });

  test("with a profile that keeps storage, a plan without search v3 is found out once", async () => {
    await desk.sandbox.searchV3(false);
    const profile = await startBrowserWithProfile();
    try {
      const first = await open(profile.context, desk.sandbox, "/agent/tickets/2");
      await first.app.getByRole("article", { name: "Kenji Tanaka" }).waitFor();
      await desk.sandbox.clearRequests();
      const again = await open(profile.context, desk.sandbox, "/agent/tickets/2");
      await again.app.getByRole("article", { name: "Kenji Tanaka" }).waitFor();
      const tried = (await desk.sandbox.requests()).filter((it) => it.path.startsWith("/v3/"));
      assert.deepEqual(tried, []);
    } finally {
      await profile.end();
    }
  });
});
