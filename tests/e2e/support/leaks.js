// What must not happen on any screen: the token in reach of the page, a request to somebody who is not named, a breach of
// the content security policy.

import assert from "node:assert/strict";
import { frameOf } from "./browser.js";

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
    const named = new Set([sandbox.origin, asset_base].map((it) => new URL(it).host));
    assert.deepEqual([...hosts].filter((it) => !named.has(it)), [], "asked nobody but the host page and the package");
  };
  return { check };
}
