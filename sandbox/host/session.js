// Who is signed in and which app is installed: read once for each load of the page, like Zendesk does. Settings that
// change later reach the app only with the next load, so nothing here is refreshed.

import { asked } from "./address.js";

/** The session for the address of now. Throws with a sentence for people if the server cannot say. */
export async function loadSession() {
  const wish = asked();
  const reply = await fetch(`/host/session.json?as=${encodeURIComponent(wish.agent)}`);
  if (!reply.ok) throw new Error(`The sandbox knows no agent “${wish.agent}” (status ${reply.status}).`);
  const found = await reply.json();
  const locale = wish.locale ?? found.agent?.locale ?? "en-US";
  return {
    agentKey: wish.agent,
    agent: { ...found.agent, locale },
    agents: found.agents ?? [],
    account: found.account ?? { subdomain: "sandbox-demo" },
    installation: found.installation ?? null,
    manifest: found.manifest ?? null,
    assetBase: found.asset_base ?? null,
    locales: found.locales ?? [],
    faultKinds: found.fault_kinds ?? [],
    // Optional: true when Sell requests go to the real Sell.
    live: found.live === true,
    locale,
    scheme: wish.scheme,
  };
}
