// What every location can ask for: the signed-in agent, the account, the frame itself, other instances (zaf.md 6,
// "Core" and the Support actions that belong to no record).

import { ApiTable } from "./api_table.js";

/** Actions an app may call without an effect here; they move parts of Zendesk that the sandbox does not have. */
const WITHOUT_EFFECT = ["track", "iconSymbol", "iconChars", "enableTooltip", "disableTooltip", "macro", "scrollTo"];

export function commonApi(hub, instance) {
  const { session, host } = hub;
  const table = new ApiTable();

  table.getters.set("currentUser", () => session.agent);
  table.getters.set("currentAccount", () => ({
    planName: session.account.planName ?? "Sandbox",
    subdomain: session.account.subdomain,
    timeZone: session.agent.timeZone?.ianaName ?? "UTC",
  }));
  table.getters.set("colorScheme", () => session.scheme);
  table.getters.set("viewport.size", () => ({
    width: instance.iframe.clientWidth,
    height: instance.iframe.clientHeight,
  }));
  table.getters.set("isCollapsed", () => instance.collapsed);
  table.getters.set("instances", () => Object.fromEntries(hub.instances().map((one) => [one.guid, one.context()])));
  table.patterns.push((path) =>
    path.startsWith("assetURL:") ? () => assetUrl(session, path.slice("assetURL:".length)) : null,
  );

  table.actions.set("notify", (text, kind, duration) => host.toasts.notify(text, kind, duration));
  table.actions.set("routeTo", (type, id, path) => host.routeTo(String(type), id, path));
  table.actions.set("preloadPane", () => host.preloadPane());
  table.actions.set("resize", (size) => instance.surface.resize?.(readSize(size)));
  table.actions.set("popover", (word) => instance.surface.popover?.(word));
  table.actions.set("show", () => instance.surface.setShown?.(true));
  table.actions.set("hide", () => instance.surface.setShown?.(false));
  table.actions.set("destroy", () => instance.surface.destroy?.());
  table.actions.set("instances.create", (options) => [host.modals.open(hub, options).context()]);
  for (const name of WITHOUT_EFFECT) table.actions.set(name, () => null);
  return table;
}

/** Only plain lengths come through: the value ends up in the frame's style. */
export function readSize(size) {
  return { width: length(size?.width), height: length(size?.height) };
}

function length(value) {
  if (Number.isFinite(value) && value >= 0) return `${Math.min(value, 20000)}px`;
  const found = /^\s*(\d{1,5}(?:\.\d+)?)(px|%|vw|vh|em|rem)?\s*$/.exec(String(value ?? ""));
  return found ? found[1] + (found[2] ?? "px") : null;
}

function assetUrl(session, escaped) {
  return new URL(escaped.replace(/\\\./g, "."), session.assetBase).href;
}
