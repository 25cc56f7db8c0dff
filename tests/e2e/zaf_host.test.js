// The host page speaks the framework's protocol to any app: tried with a small stranger's app and the real SDK.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { appName, framesAt, leads, newStrangersDesk } from "./support/strangers_app.js";

describe("an app of a stranger in the host page", () => {
  const desk = newStrangersDesk();
  const subject = (page) => page.getByLabel("Subject", { exact: true });
  const comment = (page) => page.getByLabel("Comment", { exact: true });
  const requester = (page) => page.getByRole("combobox", { name: "Requester" });

  test("after the handshake the app knows where it is and what it is", async () => {
    const { page, app } = await desk.ticket(1);
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
      origin: desk.sandbox.origin,
      app_guid: instanceGuid,
      colorScheme: "light",
    });
    assert.equal(address.hash, "#top");
  });

  test("one get of many paths gives each its value or its error; a get of one unknown path rejects", async () => {
    const { app } = await desk.ticket(1);
    const known = {
      "ticket.id": 1,
      "ticket.requester.email": "amelie.laurent@maison-lumiere.example",
      "currentAccount.subdomain": "sandbox-demo",
      colorScheme: "light",
      "ticket.comment.text": "",
    };
    const unknown = ["foo", "ticket.nope", "ticket.requester.__proto__"];
    const { errors, ...values } = await app.get([...Object.keys(known), ...unknown]);
    assert.deepEqual(values, known);
    assert.deepEqual(Object.keys(errors).sort(), unknown);
    await assert.rejects(app.get("ticket.nope"), /"ticket\.nope" No such Api/);
    assert.ok((await app.value("ticket.comments")).length > 0);
    assert.ok((await app.value("ticket.requester.identities")).length >= 2);
    assert.match(await app.value("currentUser.timeZone.ianaName"), /\//);
  });

  test("set changes the ticket on screen and is heard as a changed event", async () => {
    const { page, app } = await desk.ticket(1);
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
    const { page, app } = await desk.ticket(1);
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
    const { page, problems, app } = await desk.ticket(1);
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
    const { page, app } = await desk.ticket(1);
    const height = () => framesAt(page, "ticket_sidebar").evaluate((frame) => frame.offsetHeight);
    await app.invoke("resize", { width: "100%", height: "731px" });
    assert.equal(await height(), 731);
    for (const nonsense of ["calc(1px);background:url(//a)", "-5px", "tall", null, {}]) {
      await app.invoke("resize", { height: nonsense });
      assert.equal(await height(), 731);
    }
  });

  test("track and messages that the host does not know do no harm", async () => {
    const { problems, app } = await desk.ticket(1);
    assert.deepEqual((await app.invoke("track", { type: "click" })).errors, {});
    await app.frame.evaluate(() => {
      window.client.postMessage("session.live");
      window.client.postMessage("__track__", { event: "click" });
    });
    const foreign = ["garbage{", "null", "[]", '{"key":5,"appGuid":null}', { key: {} }, 7, null];
    for (const message of foreign) await app.post(message);
    assert.equal(await app.value("ticket.id"), 1);
    assert.deepEqual(problems.filter((one) => !one.startsWith("Failed to load resource")), []);
  });

  test("a switch of the colours is told to the app and stays in the address", async () => {
    const { page, app } = await desk.ticket(1);
    await page.getByRole("button", { name: "Switch to dark colours" }).click();
    assert.deepEqual(await app.hears("colorScheme.changed"), ["dark"]);
    assert.equal(await app.value("colorScheme"), "dark");
    assert.match(page.url(), /scheme=dark/);
    await page.getByRole("button", { name: "Switch to light colours" }).click();
    assert.deepEqual(await app.hears("colorScheme.changed", 2), ["dark", "light"]);
  });

  test("another requester chosen in the combobox is told by id, e-mail and name", async () => {
    const { page, app } = await desk.ticket(1);
    await requester(page).fill("kenji");
    await page.getByRole("option", { name: /Kenji Tanaka/ }).waitFor();
    await page.keyboard.press("Enter");
    assert.deepEqual(await app.hears("ticket.requester.email.changed"), ["kenji.tanaka@hoshino-denki.example"]);
    assert.deepEqual(await app.hears("ticket.requester.name.changed"), ["Kenji Tanaka"]);
    assert.deepEqual(await app.hears("ticket.requester.id.changed"), [await app.value("ticket.requester.id")]);
    assert.equal(await app.value("ticket.requester.email"), "kenji.tanaka@hoshino-denki.example");
  });

  test("a request to a relative address reaches the Support API; a refusal comes as the failure object", async () => {
    const { app } = await desk.ticket(1);
    assert.equal((await app.request("/api/v2/tickets/1.json")).ticket.id, 1);
    const { status, responseText, responseJSON } = await app.failure({ url: "/api/v2/tickets/99999.json" });
    assert.equal(status, 404);
    assert.deepEqual(JSON.parse(responseText), responseJSON);
    const { status: none, statusText } = await app.failure({ url: "ftp://files.example/" });
    assert.deepEqual({ none, statusText }, { none: 0, statusText: "error" });
  });

  test("a secure request to an absolute address carries the secret that the app never sees", async () => {
    const { app } = await desk.ticket(1);
    const data = { email: "kenji.tanaka@hoshino-denki.example", per_page: 2 };
    const body = await app.request({ ...leads, data });
    assert.equal(body.items.length, 1);
    const complete = await app.request({ ...leads, data, httpCompleteResponse: true });
    assert.equal(complete.status, 200);
    assert.match(complete.responseHeaders["content-type"], /json/);
    assert.deepEqual(complete.responseJSON, body);
    assert.equal((await app.failure({ ...leads, secure: false })).status, 401);
  });

  test("the app refuses a save by ticket.save, and allows it", async () => {
    const { page, app } = await desk.ticket(1);
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
    const { page, app } = await desk.ticket(1);
    const html = '<p>Passed on: <a href="https://stranger.example/1">the record</a></p>';
    const data = JSON.stringify({ ticket: { comment: { html_body: html, public: false } } });
    await app.request({ url: "/api/v2/tickets/1.json", type: "PUT", contentType: "application/json", data });
    const link = page.getByRole("list", { name: "Conversation" }).getByRole("link", { name: "the record" });
    await link.waitFor();
    assert.equal(await link.getAttribute("href"), "https://stranger.example/1");
    await app.hears("ticket.conversation.changed");
    await app.hears("ticket.updated");
  });
});
