// The host page around a stranger's app: modals, tabs, the places where an app can be, agents, languages, faults.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { appAt, appIn, appName, framesAt, leads, newStrangersDesk } from "./support/strangers_app.js";

describe("the places of a stranger's app in the host page", () => {
  const desk = newStrangersDesk();
  const subject = (page) => page.getByLabel("Subject", { exact: true });
  const comment = (page) => page.getByLabel("Comment", { exact: true });
  const requester = (page) => page.getByRole("combobox", { name: "Requester" });
  const tabs = (page) => page.getByRole("navigation", { name: "Open tabs" });

  /** The modal that the app opens, once app and modal can talk; `inside` are the elements of its page. */
  const openModal = async (page, app) => {
    await app.frame.getByRole("button", { name: "Ask in a modal" }).click();
    const frame = await (await framesAt(page, "modal").elementHandle()).contentFrame();
    await frame.waitForFunction(() => window.client?.ready);
    await app.frame.waitForFunction(() => window.modal);
    await app.ready();
    return { dialog: page.getByRole("dialog", { name: appName }), inside: framesAt(page, "modal").contentFrame() };
  };

  test("the app and its modal talk both ways, and the modal closes itself", async () => {
    const { page, app } = await desk.ticket(1);
    const { dialog, inside } = await openModal(page, app);
    await dialog.waitFor();
    assert.equal(await framesAt(page, "modal").evaluate((frame) => frame.offsetWidth), 400);
    assert.equal((await app.frame.evaluate(() => window.modal.context())).location, "modal");
    await inside.getByRole("button", { name: "Save" }).click();
    assert.deepEqual(await app.hears("modal.save"), [{ colour: "green" }]);
    await inside.getByText("thanks for green").waitFor();
    await inside.getByRole("button", { name: "Close" }).click();
    assert.equal((await app.hears("modal.close")).length, 1);
    await dialog.waitFor({ state: "detached" });
  });

  test("Escape closes a modal and the app is told; instances.create makes nothing but modals", async () => {
    const { page, app } = await desk.ticket(1);
    const { dialog } = await openModal(page, app);
    await page.keyboard.press("Escape");
    assert.equal((await app.hears("modal.close")).length, 1);
    await dialog.waitFor({ state: "detached" });
    await assert.rejects(app.invoke("instances.create", { location: "top_bar", url: "assets/index.html" }), /modal/);
  });

  test("an instance sends an event to the background instance", async () => {
    const { page, app } = await desk.ticket(1);
    const background = await appAt(page, "background");
    const { instanceGuid } = Object.values(await app.value("instances")).find((one) => one.location === "background");
    await app.frame.evaluate((guid) => {
      window.client.instance(guid).trigger("custom.greeting", { hi: 1 });
    }, instanceGuid);
    assert.deepEqual(await background.hears("custom.greeting"), [{ hi: 1 }]);
    assert.deepEqual(await app.heard("custom.greeting"), []);
  });

  test("a ticket in another tab keeps its frame alive; closing the tab ends it", async () => {
    const { page, app } = await desk.ticket(1);
    const frames = framesAt(page, "ticket_sidebar");
    assert.deepEqual(await app.hears("app.activated"), [{ firstLoad: true }]);
    await app.invoke("routeTo", "ticket", 2);
    const second = await appIn(frames.nth(1));
    assert.equal(await second.value("ticket.id"), 2);
    assert.match(page.url(), /\/agent\/tickets\/2/);
    await app.hears("app.deactivated");
    await tabs(page).getByRole("link", { name: /^#1/ }).click();
    assert.deepEqual(await app.hears("app.activated", 2), [{ firstLoad: true }, { firstLoad: false }]);
    assert.equal((await app.heard("app.registered")).length, 1);
    assert.equal(await frames.nth(0).isVisible(), true);
    assert.equal(await frames.nth(1).isVisible(), false);
    await page.getByRole("button", { name: /^Close tab #1/ }).click();
    await app.ends();
    assert.equal(await frames.count(), 1);
    assert.match(page.url(), /\/agent\/tickets\/2/);
  });

  test("an app that loads itself anew shakes hands again and hears each event once", async () => {
    const { page, app } = await desk.ticket(1);
    await app.frame.evaluate(() => {
      window.isOld = true;
      setTimeout(() => location.reload());
    });
    await app.frame.waitForFunction(() => !window.isOld && window.heard);
    await app.ready();
    await subject(page).fill("After the load");
    await app.hears("ticket.subject.changed");
    // Messages keep their order: had it been told twice, the second would have come before this answer.
    await app.value("ticket.id");
    assert.deepEqual(await app.hears("ticket.subject.changed"), ["After the load"]);
  });

  test("Reload gives the app a new frame", async () => {
    const { page, app } = await desk.ticket(1);
    const { instanceGuid: before } = await app.context();
    await page.getByRole("button", { name: `Reload ${appName}` }).click();
    await app.ends();
    const renewed = await appAt(page, "ticket_sidebar");
    assert.notEqual((await renewed.context()).instanceGuid, before);
    assert.equal(await renewed.value("ticket.id"), 1);
  });

  test("collapsing and expanding is told to the app", async () => {
    const { page, app } = await desk.ticket(1);
    await page.getByRole("button", { name: `Collapse ${appName}` }).click();
    await app.hears("app.collapsed");
    assert.equal(await framesAt(page, "ticket_sidebar").isVisible(), false);
    assert.equal(await app.value("isCollapsed"), true);
    await page.getByRole("button", { name: `Expand ${appName}` }).click();
    await app.hears("app.expanded");
    assert.equal(await framesAt(page, "ticket_sidebar").isVisible(), true);
  });

  test("the tray's width changes by keyboard and keeps to its limits", async () => {
    const { page } = await desk.ticket(1);
    const width = async () => (await page.getByRole("complementary", { name: "Apps" }).boundingBox()).width;
    await page.getByRole("separator", { name: "Width of the app tray" }).focus();
    const steps = [
      ["ArrowLeft", 336],
      ["ArrowRight", 320],
      ["ArrowRight", 320],
      ["End", 720],
      ["Home", 320],
    ];
    for (const [key, expected] of steps) {
      await page.keyboard.press(key);
      assert.equal(await width(), expected, key);
    }
  });

  test("the app's page in the nav bar is told when it is left and when it is back", async () => {
    const { page } = await desk.ticket(1);
    await page.getByRole("navigation", { name: "Places" }).getByRole("link", { name: appName }).click();
    const app = await appAt(page, "nav_bar");
    assert.match(page.url(), /\/agent\/settings/);
    await page.goBack();
    await app.hears("pane.deactivated");
    await page.goForward();
    await app.hears("pane.activated");
  });

  test("a new ticket has no requester until the app sets one; saved, it has a tab and a frame of its own", async () => {
    const { page, app } = await desk.newTicket();
    const nothing = await app.get(["ticket.id", "ticket.requester", "ticket.requester.email", "ticket.isNew"]);
    assert.deepEqual(nothing, { errors: {}, "ticket.isNew": true });
    await app.set("ticket.requester", { email: "amelie.laurent@maison-lumiere.example", name: "Unused" });
    await app.hears("ticket.requester.id.changed");
    assert.equal(await requester(page).inputValue(), "Amélie Laurent");
    await subject(page).fill("A new matter");
    await comment(page).fill("First words");
    await page.getByRole("button", { name: "Submit" }).click();
    await page.waitForURL(/\/agent\/tickets\/\d+/);
    const saved = await appAt(page, "ticket_sidebar");
    assert.equal(await saved.value("ticket.id"), Number(/tickets\/(\d+)/.exec(page.url())[1]));
    await app.ends();
  });

  test("beside a customer and an organization the app knows them, and no ticket", async () => {
    const { page } = await desk.ticket(1);
    await page.getByRole("link", { name: "Open profile" }).click();
    const besideUser = await appAt(page, "user_sidebar");
    const { "user.email": email, errors } = await besideUser.get(["user.email", "ticket.id"]);
    assert.equal(email, "amelie.laurent@maison-lumiere.example");
    assert.equal(errors["ticket.id"].message, "No such Api");
    await page.getByRole("link", { name: "Maison Lumière", exact: true }).click();
    const besideOrganization = await appAt(page, "organization_sidebar");
    assert.equal(await besideOrganization.value("organization.name"), "Maison Lumière");
    assert.ok((await besideOrganization.context()).organizationId > 0);
  });

  test("the pane in the top bar loads when first opened, as large as the manifest says, and hides itself", async () => {
    const { page } = await desk.ticket(1);
    assert.equal(await framesAt(page, "top_bar").count(), 0);
    const button = page.getByRole("button", { name: appName, exact: true });
    await button.click();
    const app = await appAt(page, "top_bar");
    const size = await framesAt(page, "top_bar").evaluate((frame) => [frame.offsetWidth, frame.offsetHeight]);
    assert.deepEqual(size, [300, 200]);
    await app.invoke("popover", "hide");
    await app.hears("pane.deactivated");
    assert.equal(await framesAt(page, "top_bar").isVisible(), false);
    await button.click();
    await app.hears("pane.activated");
  });

  test("a frame that is not the app's is not answered, though it knows the app's guid", async () => {
    const { page, app } = await desk.ticket(1);
    const { instanceGuid: guid } = await app.context();
    // The page answers `done` itself: by then, whatever the host has to say to the foreign frame is on its way.
    await page.evaluate(() => {
      window.addEventListener("message", ({ data, source }) => data === "done" && source.postMessage("last", "*"));
      const frame = Object.assign(document.createElement("iframe"), { name: "foreign", srcdoc: "<p>Foreign</p>" });
      document.body.append(frame);
    });
    await page.frameLocator('iframe[name="foreign"]').getByText("Foreign").waitFor();
    const answers = await page.frame({ name: "foreign" }).evaluate((guid) => {
      const own = { appGuid: guid, instanceGuid: guid };
      const said = [
        JSON.stringify({ key: "iframe.handshake", ...own }),
        JSON.stringify({ id: 1, request: "get", params: ["currentUser.email"], ...own }),
        JSON.stringify({ id: 2, request: "set", params: { "ticket.subject": "Foreign words" }, ...own }),
        "done",
      ];
      return new Promise((resolve) => {
        const answers = [];
        window.addEventListener("message", ({ data }) => (data === "last" ? resolve(answers) : answers.push(data)));
        for (const message of said) window.parent.postMessage(message, "*");
      });
    }, guid);
    assert.deepEqual(answers, []);
    assert.notEqual(await app.value("ticket.subject"), "Foreign words");
    assert.equal((await app.heard("app.registered")).length, 1);
  });

  test("another agent and another language reach the app, and the open tabs stay", async () => {
    const { page } = await desk.ticket(1);
    await page.getByRole("link", { name: "Open profile" }).click();
    await appAt(page, "user_sidebar");
    await page.getByLabel("Signed in as").selectOption("support_agent");
    await page.waitForURL(/as=support_agent/);
    const { agent } = await (await fetch(`${desk.sandbox.origin}/host/session.json?as=support_agent`)).json();
    assert.equal(await (await appAt(page, "user_sidebar")).value("currentUser.email"), agent.email);
    await page.getByLabel("Language of the app").selectOption("ja");
    await page.waitForURL(/locale=ja/);
    assert.equal(await (await appAt(page, "user_sidebar")).value("currentUser.locale"), "ja");
    assert.equal(await tabs(page).getByRole("link").count(), 2);
  });

  test("a fault switched on in the panel makes requests fail until cleared, and the log shows them", async () => {
    const { page, app } = await desk.ticket(1);
    await page.getByRole("button", { name: /^Sandbox:/ }).click();
    const panel = page.getByRole("region", { name: "Sandbox", exact: true });
    await panel.getByText("No requests to Sell yet.").waitFor();
    const form = panel.getByRole("form", { name: "New fault" });
    await form.getByLabel("What happens").selectOption("status");
    await form.getByLabel("Status", { exact: true }).fill("503");
    await form.getByRole("button", { name: "Switch on" }).click();
    await panel.getByText("Error status 503, until cleared").waitFor();
    assert.equal((await app.failure(leads)).status, 503);
    await panel.getByRole("row", { name: / GET \/v2\/leads 503 / }).waitFor();
    await panel.getByRole("button", { name: "Clear faults" }).click();
    await panel.getByText("None: every request goes through.").waitFor();
    assert.equal(await app.failure(leads), null);
    await panel.getByRole("row", { name: / GET \/v2\/leads 200 / }).waitFor();
    await panel.getByRole("button", { name: "Clear log" }).click();
    await panel.getByText("No requests to Sell yet.").waitFor();
  });
});
