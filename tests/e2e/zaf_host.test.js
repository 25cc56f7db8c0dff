// The host page speaks the framework's protocol to any app: tried with a small stranger's app and the real SDK.

import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, describe, test } from "node:test";
import { open, startBrowser } from "./support/browser.js";
import { startSandbox, until } from "./support/sandbox.js";
import { appAt, appIn, appName, framesAt, strangersApp } from "./support/strangers_app.js";

const viewport = { width: 1400, height: 900 };
const leads = {
  url: "https://api.getbase.com/v2/leads",
  headers: { Authorization: "Bearer {{setting.sell_access_token}}" },
  secure: true,
};

describe("an app of a stranger in the host page", () => {
  let sandbox, browser, context;
  before(async () => {
    [sandbox, browser] = await Promise.all([startSandbox({ app: strangersApp }), startBrowser()]);
  });
  after(async () => {
    await browser?.close();
    await sandbox?.stop();
  });
  beforeEach(async () => {
    await sandbox.reset();
    context = await browser.newContext({ reducedMotion: "reduce" });
  });
  afterEach(() => context.close());

  const visit = (path) => open(context, sandbox, path, { viewport });
  /** Opens a page; gives back what `open` does and, in place of the packaged app, the stranger's at that location. */
  const visitApp = async (path, location = "ticket_sidebar") => {
    const { page, problems } = await visit(path);
    return { page, problems, app: await appAt(page, location) };
  };
  const subject = (page) => page.getByLabel("Subject", { exact: true });
  const comment = (page) => page.getByLabel("Comment", { exact: true });
  const requester = (page) => page.getByRole("combobox", { name: "Requester" });
  const tabs = (page) => page.getByRole("navigation", { name: "Open tabs" });

  test("after the handshake the app knows where it is and what it is", async () => {
    const { page, app } = await visitApp("/agent/tickets/1");
    const { instanceGuid, ...place } = await app.context();
    assert.deepEqual(place, {
      product: "support",
      location: "ticket_sidebar",
      account: { subdomain: "sandbox-demo" },
      ticketId: 1,
    });
    const { name, version, settings } = await app.metadata();
    assert.deepEqual({ name, version }, { name: appName, version: "1.2.3" });
    assert.equal("sell_access_token" in settings, false);
    const frame = framesAt(page, "ticket_sidebar");
    assert.equal(await frame.getAttribute("title"), appName);
    assert.equal(await frame.getAttribute("allow"), "clipboard-write");
    const address = new URL(await frame.getAttribute("src"));
    assert.deepEqual(Object.fromEntries(address.searchParams), {
      view: "ticket",
      origin: sandbox.origin,
      app_guid: instanceGuid,
      colorScheme: "light",
    });
    assert.equal(address.hash, "#top");
  });

  test("one get of many paths gives each its value or its error; a get of one unknown path rejects", async () => {
    const { app } = await visitApp("/agent/tickets/1");
    const known = ["ticket.id", "ticket.requester.email", "currentAccount.subdomain", "colorScheme", "ticket.comment.text"];
    const unknown = ["foo", "ticket.nope", "ticket.requester.__proto__"];
    const { errors, ...values } = await app.get([...known, ...unknown]);
    assert.deepEqual(values, {
      "ticket.id": 1,
      "ticket.requester.email": "amelie.laurent@maison-lumiere.example",
      "currentAccount.subdomain": "sandbox-demo",
      colorScheme: "light",
      "ticket.comment.text": "",
    });
    assert.deepEqual(Object.keys(errors).sort(), unknown);
    await assert.rejects(app.get("ticket.nope"), /"ticket\.nope" No such Api/);
  });

  test("get reads the conversation, the identities of the requester and the agent's time zone", async () => {
    const { app } = await visitApp("/agent/tickets/1");
    assert.ok((await app.value("ticket.comments")).length > 0);
    assert.ok((await app.value("ticket.requester.identities")).length >= 2);
    assert.match(await app.value("currentUser.timeZone.ianaName"), /\//);
  });

  test("set changes the ticket on screen and is heard as a changed event", async () => {
    const { page, app } = await visitApp("/agent/tickets/1");
    await app.set("ticket.subject", "Another subject");
    assert.equal(await subject(page).inputValue(), "Another subject");
    assert.deepEqual(await app.hears("ticket.subject.changed"), ["Another subject"]);
    await subject(page).fill("Typed by the agent");
    assert.equal((await app.hears("ticket.subject.changed", 2)).at(-1), "Typed by the agent");
    await app.set({ "ticket.tags": ["calm", "new"], "ticket.priority": "high" });
    assert.equal(await page.getByLabel("Tags").inputValue(), "calm new");
    assert.equal(await page.getByLabel("Priority").inputValue(), "high");
  });

  test("invoke adds to the comment and to the tags; an unknown name rejects", async () => {
    const { page, app } = await visitApp("/agent/tickets/1");
    await app.set({ "ticket.tags": ["one", "two"], "ticket.comment.text": "Hello " });
    await app.invoke({ "ticket.comment.appendText": ["there"], "ticket.tags.add": ["three"] });
    await app.invoke("ticket.tags.remove", "one");
    assert.equal(await page.getByLabel("Tags").inputValue(), "two three");
    assert.equal(await comment(page).inputValue(), "Hello there");
    await comment(page).fill("Typed");
    assert.equal(await app.value("ticket.comment.text"), "Typed");
    await assert.rejects(app.invoke("nope"), /No such Api/);
  });

  test("notify shows the words until closed and lets nothing of them run or load", async () => {
    const { page, problems, app } = await visitApp("/agent/tickets/1");
    const hostile = 'Hello <b>you</b><script>window.ran = 1</script><img src="x" onerror="window.ran = 1">';
    await app.invoke("notify", hostile, "alert", { sticky: true });
    const toast = page.getByRole("status").filter({ hasText: "Hello you" });
    await toast.waitFor();
    assert.equal(await toast.locator("script, img, [onerror]").count(), 0);
    assert.equal(await page.evaluate(() => window.ran), undefined);
    assert.deepEqual(problems.filter((one) => /Content Security Policy/.test(one)), []);
    await toast.getByRole("button", { name: "Close message" }).click();
    await page.getByText("Hello you").waitFor({ state: "detached" });
  });

  test("resize makes the frame as tall as asked; nonsense is ignored", async () => {
    const { page, app } = await visitApp("/agent/tickets/1");
    const height = () => framesAt(page, "ticket_sidebar").evaluate((frame) => frame.offsetHeight);
    await app.invoke("resize", { width: "100%", height: "731px" });
    assert.equal(await height(), 731);
    for (const nonsense of ["calc(1px);background:url(//a)", "-5px", "tall", null, {}]) {
      await app.invoke("resize", { height: nonsense });
      assert.equal(await height(), 731);
    }
  });

  test("track and messages that the host does not know do no harm", async () => {
    const { problems, app } = await visitApp("/agent/tickets/1");
    assert.deepEqual((await app.invoke("track", { type: "click" })).errors, {});
    await app.frame.evaluate(() => {
      window.client.postMessage("session.live");
      window.client.postMessage("__track__", { event: "click" });
    });
    for (const foreign of ["garbage{", "null", "[]", '{"key":5,"appGuid":null}', { key: {} }, 7, null]) await app.post(foreign);
    assert.equal(await app.value("ticket.id"), 1);
    assert.deepEqual(problems.filter((one) => !one.startsWith("Failed to load resource")), []);
  });

  test("a switch of the colours is told to the app and stays in the address", async () => {
    const { page, app } = await visitApp("/agent/tickets/1");
    await page.getByRole("button", { name: "Switch to dark colours" }).click();
    assert.deepEqual(await app.hears("colorScheme.changed"), ["dark"]);
    assert.equal(await app.value("colorScheme"), "dark");
    assert.match(page.url(), /scheme=dark/);
    await page.getByRole("button", { name: "Switch to light colours" }).click();
    assert.deepEqual(await app.hears("colorScheme.changed", 2), ["dark", "light"]);
  });

  test("another requester chosen in the combobox is told by id, e-mail and name", async () => {
    const { page, app } = await visitApp("/agent/tickets/1");
    await requester(page).fill("kenji");
    await page.getByRole("option", { name: /Kenji Tanaka/ }).waitFor();
    await page.keyboard.press("Enter");
    assert.deepEqual(await app.hears("ticket.requester.email.changed"), ["kenji.tanaka@hoshino-denki.example"]);
    assert.deepEqual(await app.hears("ticket.requester.name.changed"), ["Kenji Tanaka"]);
    assert.deepEqual(await app.hears("ticket.requester.id.changed"), [await app.value("ticket.requester.id")]);
    assert.equal(await app.value("ticket.requester.email"), "kenji.tanaka@hoshino-denki.example");
  });

  test("a request to a relative address reaches the Support API; a refusal comes as the failure object", async () => {
    const { app } = await visitApp("/agent/tickets/1");
    assert.equal((await app.request("/api/v2/tickets/1.json")).ticket.id, 1);
    const { status, responseText, responseJSON } = await app.failure({ url: "/api/v2/tickets/99999.json" });
    assert.equal(status, 404);
    assert.deepEqual(JSON.parse(responseText), responseJSON);
  });

  test("a secure request to an absolute address carries the secret that the app never sees", async () => {
    const { app } = await visitApp("/agent/tickets/1");
    const data = { email: "kenji.tanaka@hoshino-denki.example", per_page: 2 };
    const body = await app.request({ ...leads, data });
    assert.equal(body.items.length, 1);
    const complete = await app.request({ ...leads, data, httpCompleteResponse: true });
    assert.equal(complete.status, 200);
    assert.match(complete.responseHeaders["content-type"], /json/);
    assert.deepEqual(complete.responseJSON, body);
    assert.equal((await app.failure({ ...leads, secure: false })).status, 401);
  });

  test("a request that can reach nothing fails with status 0", async () => {
    const { app } = await visitApp("/agent/tickets/1");
    const { status, statusText } = await app.failure({ url: "ftp://files.example/" });
    assert.deepEqual({ status, statusText }, { status: 0, statusText: "error" });
  });

  test("the app refuses a save by ticket.save, and allows it", async () => {
    const { page, app } = await visitApp("/agent/tickets/1");
    await app.frame.evaluate(() => {
      window.refusal = "not yet";
      window.client.on("ticket.save", () => window.refusal ?? true);
    });
    await app.ready();
    await page.getByRole("radio", { name: "Internal note" }).check();
    await comment(page).fill("Only for us");
    await page.getByRole("button", { name: "Submit" }).click();
    await page.getByRole("alert").getByText(`${appName}: not yet`).waitFor();
    assert.deepEqual(await app.heard("ticket.submit.start"), []);
    await app.frame.evaluate(() => (window.refusal = null));
    await page.getByRole("button", { name: "Submit" }).click();
    await page.getByText("Ticket #1 was saved.").waitFor();
    assert.equal((await app.hears("ticket.submit.done")).length, 1);
    await page.getByRole("listitem").filter({ hasText: "Only for us" }).getByText("Internal note").waitFor();
    assert.deepEqual(await app.heard("ticket.submit.fail"), []);
  });

  test("a comment that the app adds by request appears in the conversation and is told to the app", async () => {
    const { page, app } = await visitApp("/agent/tickets/1");
    const html = '<p>Passed on: <a href="https://stranger.example/1">the record</a></p>';
    const data = JSON.stringify({ ticket: { comment: { html_body: html, public: false } } });
    await app.request({ url: "/api/v2/tickets/1.json", type: "PUT", contentType: "application/json", data });
    const link = page.getByRole("list", { name: "Conversation" }).getByRole("link", { name: "the record" });
    await link.waitFor();
    assert.equal(await link.getAttribute("href"), "https://stranger.example/1");
    await app.hears("ticket.conversation.changed");
    await app.hears("ticket.updated");
  });

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
    const { page, app } = await visitApp("/agent/tickets/1");
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

  test("Escape closes a modal and the app is told", async () => {
    const { page, app } = await visitApp("/agent/tickets/1");
    const { dialog } = await openModal(page, app);
    await page.keyboard.press("Escape");
    assert.equal((await app.hears("modal.close")).length, 1);
    await dialog.waitFor({ state: "detached" });
  });

  test("nothing but a modal can be made by instances.create", async () => {
    const { app } = await visitApp("/agent/tickets/1");
    await assert.rejects(app.invoke("instances.create", { location: "top_bar" }), /modal/);
  });

  test("an instance sends an event to the background instance", async () => {
    const { page, app } = await visitApp("/agent/tickets/1");
    const background = await appAt(page, "background");
    const { instanceGuid } = Object.values(await app.value("instances")).find((one) => one.location === "background");
    await app.frame.evaluate((guid) => window.client.instance(guid).trigger("custom.greeting", { hi: 1 }), instanceGuid);
    assert.deepEqual(await background.hears("custom.greeting"), [{ hi: 1 }]);
    assert.deepEqual(await app.heard("custom.greeting"), []);
  });

  test("a ticket in another tab keeps its frame alive; closing the tab ends it", async () => {
    const { page, app } = await visitApp("/agent/tickets/1");
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
    await until(() => app.frame.isDetached());
    assert.equal(await frames.count(), 1);
    assert.match(page.url(), /\/agent\/tickets\/2/);
  });

  test("an app that loads itself anew shakes hands again and hears each event once", async () => {
    const { page, app } = await visitApp("/agent/tickets/1");
    await app.frame.evaluate(() => {
      window.isOld = true;
      setTimeout(() => location.reload());
    });
    await app.frame.waitForFunction(() => !window.isOld && window.heard);
    await app.ready();
    await subject(page).fill("After the load");
    assert.deepEqual(await app.hears("ticket.subject.changed"), ["After the load"]);
  });

  test("Reload gives the app a new frame", async () => {
    const { page, app } = await visitApp("/agent/tickets/1");
    const { instanceGuid: before } = await app.context();
    await page.getByRole("button", { name: `Reload ${appName}` }).click();
    await until(() => app.frame.isDetached());
    const renewed = await appAt(page, "ticket_sidebar");
    assert.notEqual((await renewed.context()).instanceGuid, before);
    assert.equal(await renewed.value("ticket.id"), 1);
  });

  test("collapsing and expanding is told to the app", async () => {
    const { page, app } = await visitApp("/agent/tickets/1");
    await page.getByRole("button", { name: `Collapse ${appName}` }).click();
    await app.hears("app.collapsed");
    assert.equal(await framesAt(page, "ticket_sidebar").isVisible(), false);
    assert.equal(await app.value("isCollapsed"), true);
    await page.getByRole("button", { name: `Expand ${appName}` }).click();
    await app.hears("app.expanded");
    assert.equal(await framesAt(page, "ticket_sidebar").isVisible(), true);
  });

  test("the tray's width changes by keyboard and keeps to its limits", async () => {
    const { page } = await visitApp("/agent/tickets/1");
    const width = async () => (await page.getByRole("complementary", { name: "Apps" }).boundingBox()).width;
    await page.getByRole("separator", { name: "Width of the app tray" }).focus();
    for (const [key, expected] of [["ArrowLeft", 336], ["ArrowRight", 320], ["ArrowRight", 320], ["End", 720], ["Home", 320]]) {
      await page.keyboard.press(key);
      assert.equal(await width(), expected, key);
    }
  });

  test("the app's page in the nav bar is told when it is left and when it is back", async () => {
    const { page } = await visitApp("/agent/tickets/1");
    await page.getByRole("navigation", { name: "Places" }).getByRole("link", { name: appName }).click();
    const app = await appAt(page, "nav_bar");
    assert.match(page.url(), /\/agent\/settings/);
    await page.goBack();
    await app.hears("pane.deactivated");
    await page.goForward();
    await app.hears("pane.activated");
  });

  test("a new ticket has no requester until the app sets one; saved, it has a tab and a frame of its own", async () => {
    const { page, app } = await visitApp("/agent/tickets/new", "new_ticket_sidebar");
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
    await until(() => app.frame.isDetached());
  });

  test("beside a customer and an organization the app knows them, and no ticket", async () => {
    const { page } = await visitApp("/agent/tickets/1");
    await page.getByRole("link", { name: "Open profile" }).click();
    const besideUser = await appAt(page, "user_sidebar");
    const { "user.email": email, errors } = await besideUser.get(["user.email", "ticket.id"]);
    assert.equal(email, "amelie.laurent@maison-lumiere.example");
    assert.equal(errors["ticket.id"].message, "No such Api");
    await page.getByRole("link", { name: "Maison Lumière" }).click();
    const besideOrganization = await appAt(page, "organization_sidebar");
    assert.equal(await besideOrganization.value("organization.name"), "Maison Lumière");
    assert.ok((await besideOrganization.context()).organizationId > 0);
  });

  test("the pane in the top bar loads when first opened, as large as the manifest says, and hides itself", async () => {
    const { page } = await visitApp("/agent/tickets/1");
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
    const { page, app } = await visitApp("/agent/tickets/1");
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
    const { page } = await visitApp("/agent/tickets/1");
    await page.getByRole("link", { name: "Open profile" }).click();
    await appAt(page, "user_sidebar");
    await page.getByLabel("Signed in as").selectOption("support_agent");
    await page.waitForURL(/as=support_agent/);
    const { agent } = await (await fetch(`${sandbox.origin}/host/session.json?as=support_agent`)).json();
    assert.equal(await (await appAt(page, "user_sidebar")).value("currentUser.email"), agent.email);
    await page.getByLabel("Language of the app").selectOption("ja");
    await page.waitForURL(/locale=ja/);
    assert.equal(await (await appAt(page, "user_sidebar")).value("currentUser.locale"), "ja");
    assert.equal(await tabs(page).getByRole("link").count(), 2);
  });

  test("a fault switched on in the panel makes requests fail until cleared, and the log shows them", async () => {
    const { page, app } = await visitApp("/agent/tickets/1");
    await page.getByRole("button", { name: /^Sandbox:/ }).click();
    const panel = page.getByRole("region", { name: "Sandbox", exact: true });
    await panel.getByText("No requests to Sell yet.").waitFor();
    const form = panel.getByRole("form", { name: "New fault" });
    await form.getByLabel("What happens").selectOption("status");
    await form.getByLabel("Status", { exact: true }).fill("503");
    await form.getByRole("button", { name: "Switch on" }).click();
    await panel.getByText("Error status 503, until cleared").waitFor();
    assert.equal((await app.failure(leads)).status, 503);
    const row = (status) => panel.getByRole("row").filter({ hasText: "/v2/leads" }).filter({ hasText: status });
    await row("503").waitFor();
    await panel.getByRole("button", { name: "Clear faults" }).click();
    await panel.getByText("None: every request goes through.").waitFor();
    assert.equal(await app.failure(leads), null);
    await row("200").waitFor();
    await panel.getByRole("button", { name: "Clear log" }).click();
    await panel.getByText("No requests to Sell yet.").waitFor();
  });
});
