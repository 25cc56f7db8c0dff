// The top bar: open tabs, a new ticket, and who, in which language and in which colours one looks at it.

import { addressWith } from "./address.js";
import { el, fill, select } from "./dom.js";
import { icon } from "./icons.js";
import { placeLink } from "./place_link.js";

export function buildTopBar(page, workspace, panel) {
  const { session } = page;
  const agents = select(
    session.agents.map((one) => [one.key, `${one.name} (${one.key})`]),
    session.agentKey,
    (key) => reload({ as: key, locale: null }),
  );
  agents.setAttribute("aria-label", "Signed in as");
  const known = session.locales.some((one) => one.code === session.locale);
  const languages = [...session.locales, ...(known ? [] : [{ code: session.locale, name: session.locale }])];
  const locale = select(
    languages.map((one) => [one.code, one.name]),
    session.locale,
    (code) => reload({ locale: code }),
  );
  locale.setAttribute("aria-label", "Language of the app");
  return el(
    "header",
    { class: "top-bar" },
    workspace.strip,
    placeLink({ screen: "new_ticket" }, { class: "button new-ticket" }, icon("plus", 16), el("span", {}, "New ticket")),
    el("div", { class: "top-controls" }, page.topBarPane?.element, agents, locale, schemeSwitch(page), panel.button),
  );
}

// Agent and language reach an app only with a load, as in Zendesk.
function reload(changes) {
  location.assign(addressWith(changes));
}

function schemeSwitch({ session, hub }) {
  const button = el("button", { class: "icon-button scheme-switch", type: "button" });
  const paint = () => {
    const dark = session.scheme === "dark";
    document.documentElement.dataset.colorScheme = session.scheme;
    button.setAttribute("aria-label", dark ? "Switch to light colours" : "Switch to dark colours");
    button.title = dark ? "Switch to light colours" : "Switch to dark colours";
    fill(button, icon(dark ? "sun" : "moon"));
  };
  button.addEventListener("click", () => {
    hub.setColorScheme(session.scheme === "dark" ? "light" : "dark");
    history.replaceState(null, "", addressWith({ scheme: session.scheme === "dark" ? "dark" : null }));
    paint();
  });
  paint();
  return button;
}
