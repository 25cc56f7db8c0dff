// The package as it is uploaded: exactly these files, no script but its own and the SDK, nothing of the machine that built
// it, and at work under the policy that docs/threat-model.md names.

import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { homedir, tmpdir, userInfo } from "node:os";
import { join, relative } from "node:path";
import { describe, test } from "node:test";
import { newDesk } from "./support/desk.js";
import { packagedApp, root } from "./support/sandbox.js";

const SDK = "https://static.zdassets.com/zendesk_app_framework_sdk/2.0/zaf_sdk.min.js";
const PAGES = { "index.html": "sidebar", "settings.html": "settings" };
const read = (path) => readFile(join(packagedApp, path));

async function filesOf(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((it) => !it.isDirectory()).map((it) => relative(folder, join(it.parentPath, it.name)));
}

describe("the package", () => {
  const desk = newDesk();

  test("holds exactly the files of the list", async () => {
    const languages = (await filesOf(join(root, "translations"))).map((it) => it.replace(/\.json$/, ""));
    const expected = [
      "manifest.json",
      ...["banner.png", "logo.png", "logo-small.png", "icon_nav_bar.svg", "boot.js"].map((it) => `assets/${it}`),
      ...["app.css", "settings.css"].map((it) => `assets/${it}`),
      ...Object.entries(PAGES).flatMap(([page, app]) => [page, `${app}.js`, `${app}_bg.wasm`].map((it) => `assets/${it}`)),
      ...languages.flatMap((it) => [`translations/${it}.json`, `assets/i18n/${it}.json`, `assets/i18n/settings/${it}.json`]),
    ];
    assert.ok(languages.includes("en"));
    assert.deepEqual((await filesOf(packagedApp)).sort(), expected.sort());
  });

  test("loads no script but its own and Zendesk's SDK", async () => {
    for (const [page, app] of Object.entries(PAGES)) {
      const html = (await read(`assets/${page}`)).toString();
      const attributes = (pattern) => [...html.matchAll(pattern)].map((it) => it[1]).sort();
      assert.deepEqual(attributes(/<script\b[^>]*?\ssrc="([^"]*)"/g), ["boot.js", SDK]);
      assert.equal(html.match(/<script/g).length, 2, "no script without an address");
      const fetched = [`./${app}.js`, `./${app}_bg.wasm`, PAGES[page] === "sidebar" ? "app.css" : "settings.css"];
      assert.deepEqual(attributes(/<link\b[^>]*?\shref="([^"]*)"/g), fetched.sort());
      assert.doesNotMatch(html, /<(iframe|object|embed|base|form|meta http-equiv)/);
    }
    for (const path of (await filesOf(packagedApp)).filter((it) => it.endsWith(".js"))) {
      const script = (await read(path)).toString();
      assert.deepEqual(script.match(/https?:\/\/|\beval\(|new Function\(|importScripts|document\.write/g) ?? [], [], path);
    }
    for (const path of (await filesOf(packagedApp)).filter((it) => it.endsWith(".css"))) {
      assert.deepEqual((await read(path)).toString().match(/https?:|@import|url\(["']?\/\//g) ?? [], [], path);
    }
  });

  test("names no folder and no person of the machine that built it", async () => {
    const folders = [root, homedir(), tmpdir(), "/root/", "/home/", "/Users/", "C:\\Users", "/tmp/", "/.cargo/", "registry/src/", "/target/"];
    // A name such as "app" stands in many texts.
    const { username } = userInfo();
    const secrets = [...folders, ...(username.length > 4 ? [username] : [])];
    for (const path of await filesOf(packagedApp)) {
      const content = await read(path);
      for (const secret of secrets) assert.ok(!content.includes(secret), `${path} names ${secret}`);
    }
  });

  test("works under the policy that the threat model names, with the SDK from Zendesk's host", async () => {
    const document = await readFile(join(root, "docs/threat-model.md"), "utf8");
    const [, policy] = document.match(/^```\n(default-src .*)\n```$/m);
    const sdk = await readFile(join(root, "target/sandbox/zaf_sdk.js"));
    const served = [];
    await desk.context.route("**/assets/*/*.html*", async (route) => {
      const page = new URL(route.request().url()).pathname.split("/").at(-1);
      served.push(page);
      const headers = { "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": policy };
      await route.fulfill({ headers, body: await read(`assets/${page}`) });
    });
    await desk.context.route(SDK, (route) => {
      served.push(SDK);
      return route.fulfill({ contentType: "text/javascript", body: sdk });
    });
    const ticket = await desk.ticket(1, { as: "admin" });
    await ticket.app.getByText("€12,500.50").waitFor();
    const settings = await desk.visit("/agent/settings", { as: "admin" });
    await settings.app.getByRole("heading", { level: 2 }).first().waitFor();
    assert.deepEqual(served, ["index.html", SDK, "settings.html", SDK]);
    assert.deepEqual([...ticket.problems, ...settings.problems], []);
  });
});
