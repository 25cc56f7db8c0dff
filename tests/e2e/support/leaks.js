// What must not happen on any screen: the token in reach of the page, a request to somebody who is not named or with more
// than is meant, a breach of the content security policy.

import assert from "node:assert/strict";
import { frameOf } from "./browser.js";

/** What every request to Sell carries, and no other request: Zendesk's proxy puts the token where the placeholder stands. */
const HEADERS = { Accept: "application/json", Authorization: "Bearer {{setting.sell_access_token}}" };
const SELL = /^https:\/\/api\.getbase\.com\/v[23]\/[a-z0-9_/]+(\?[\w.~,%&=-]*)?$/;
const SUPPORT = /^\/api\/v2\/[a-z0-9_/]+\.json(\?[\w.~,%&=-]*)?$/;

/** Holds what the app asked the host page to request to what it may: the placeholder in one header and nowhere else, the
 * hosts and paths that are named, nothing beside method, address, body and how long to wait. */
function checkRequests(heard) {
  const requests = heard.map((it) => JSON.parse(it)).filter(({ key }) => /^request:\d+$/.test(key));
  for (const { message } of requests) {
    const { url, type, secure, headers, contentType, data = "", httpCompleteResponse, autoRetry, timeout, ...more } = message;
    const about = `${type} ${url}`;
    assert.deepEqual(more, {}, about);
    assert.deepEqual([httpCompleteResponse, autoRetry, typeof timeout], [true, false, "number"], about);
    assert.ok(["GET", "POST", "PUT", "DELETE"].includes(type), about);
    assert.match(url, secure ? SELL : SUPPORT);
    assert.deepEqual([secure, headers], secure ? [true, HEADERS] : [undefined, undefined], about);
    assert.deepEqual(contentType, data ? "application/json" : undefined, about);
    assert.ok(!data.includes("{{"), `${about}: the body has a placeholder`);
  }
}

/** Watches everything that the context's pages do from now on; `check(page)` tells whether something was wrong. */
export async function watchForLeaks(context, sandbox) {
  const hosts = new Set();
  const logged = [];
  context.on("request", (request) => hosts.add(new URL(request.url()).host));
  context.on("console", (message) => logged.push(message.text()));
  await context.addInitScript(() => {
    globalThis.heard = [];
    addEventListener("message", ({ data }) => globalThis.heard.push(typeof data === "string" ? data : JSON.stringify(data)));
    globalThis.breaches = [];
    addEventListener("securitypolicyviolation", (it) => globalThis.breaches.push(`${it.violatedDirective}: ${it.blockedURI}`));
  });
  const check = async (page) => {
    const { sell_access_token: token } = (await sandbox.state()).installation.settings;
    const { asset_base } = await (await fetch(`${sandbox.origin}/host/session.json?as=sell_agent`)).json();
    const frame = await frameOf(page);
    const { breaches, ...reached } = await frame.evaluate(() => {
      const kept = (storage) => {
        try {
          return JSON.stringify(storage());
        } catch (error) {
          // Where the browser refuses storage, nothing is kept.
          return String(error);
        }
      };
      return {
        breaches: globalThis.breaches,
        heard: globalThis.heard,
        page: document.documentElement.outerHTML,
        fields: [...document.querySelectorAll("input, textarea")].map((it) => it.value),
        address: location.href,
        local: kept(() => localStorage),
        session: kept(() => sessionStorage),
        cookie: document.cookie,
      };
    });
    assert.ok(token.length >= 32 && reached.heard.length > 0, "there is a token to look for, and messages to look into");
    for (const [where, what] of Object.entries({ ...reached, logged })) {
      assert.ok(!JSON.stringify(what).includes(token), `the token is in reach: ${where}`);
    }
    assert.deepEqual(breaches, []);
    checkRequests(await page.evaluate(() => globalThis.heard));
    const named = new Set([sandbox.origin, asset_base].map((it) => new URL(it).host));
    assert.deepEqual([...hosts].filter((it) => !named.has(it)), [], "asked nobody but the host page and the package");
  };
  return { check };
}
