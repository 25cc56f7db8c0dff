// The frame around the screens: rail, top bar, workspace, sandbox panel; and what they share.

import { placeKey } from "./address.js";
import { el } from "./dom.js";
import { Panel } from "./panel/panel.js";
import { People } from "./people.js";
import { buildRail } from "./rail.js";
import { createScreen } from "./screens/screens.js";
import { ServerEvents } from "./server_events.js";
import { SupportApi } from "./support_api.js";
import { Toasts } from "./toasts.js";
import { buildTopBar } from "./top_bar.js";
import { Workspace } from "./workspace.js";
import { ZafHub } from "./zaf/hub.js";
import { Modals } from "./zaf/modals.js";
import { topBarPane } from "./zaf/top_bar_pane.js";

/** Puts the whole page into the document. */
export function buildShell(session) {
  const api = new SupportApi(session.agentKey);
  const toasts = new Toasts();
  const page = {
    session,
    api,
    toasts,
    people: new People(api),
    events: new ServerEvents(),
    open: (place, options) => workspace.open(place, options),
  };
  // Before any screen listens: whoever reads a ticket again must not get its requester from memory.
  page.events.on("user", (id) => page.people.forget(id));
  page.events.on("restart", () => page.people.forgetAll());
  page.hub = new ZafHub(session, {
    toasts,
    modals: new Modals(),
    preloadPane: () => page.topBarPane?.preload(),
    routeTo: (type, id, path) => routeTo(page, type, id, path),
  });
  page.topBarPane = topBarPane(page.hub);
  page.close = (place) => workspace.close(placeKey(place));

  const workspace = new Workspace((place) => createScreen(page, place));
  const panel = new Panel(page);
  document.body.append(
    el("a", { class: "skip-link", href: "#workspace" }, "Skip to the page"),
    buildRail(page, workspace),
    el("div", { class: "stage" }, buildTopBar(page, workspace, panel), workspace.element, panel.element),
    toasts.element,
  );
  openInPage(page);
  startBackground(page.hub);
  workspace.start();
}

// Links inside the page change the place without a load; a new browser tab stays what it is.
function openInPage(page) {
  document.addEventListener("click", (event) => {
    const anchor = event.target.closest?.("a[data-place]");
    if (!anchor || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    page.open(JSON.parse(anchor.dataset.place));
  });
}

function routeTo(page, type, id, path) {
  const number = Number(id);
  if (type === "ticket" && id === "new") return page.open({ screen: "new_ticket" });
  if (type === "ticket" && Number.isInteger(number)) return page.open({ screen: "ticket", id: number });
  if (type === "user" && Number.isInteger(number)) return page.open({ screen: "user", id: number });
  if (type === "organization" && Number.isInteger(number)) return page.open({ screen: "organization", id: number });
  if (type === "nav_bar") return page.open({ screen: "settings" }, { route: path });
  throw new Error(`cannot route to ${type}`);
}

function startBackground(hub) {
  const place = hub.location("background");
  if (!place) return;
  const instance = hub.create({ location: "background", url: place.url });
  document.body.append(el("div", { class: "background-app", "aria-hidden": "true" }, instance.iframe));
}
