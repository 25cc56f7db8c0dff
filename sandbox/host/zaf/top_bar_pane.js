// The top_bar location: a button in the top bar and a pane below it. The frame is made when the pane is first opened
// or an app asks for it (`preloadPane`), as in Zendesk (zaf.md 1, "Locations").

import { el } from "../dom.js";
import { icon } from "../icons.js";
import { readSize } from "./common_api.js";

/** `{element, preload()}`; `null` if the app has no such location. */
export function topBarPane(hub) {
  const place = hub.location("top_bar");
  if (!place) return null;
  const button = el(
    "button",
    { class: "icon-button", type: "button", "aria-expanded": "false", "aria-label": hub.appName, title: hub.appName },
    icon("puzzle"),
  );
  const pane = el("div", { class: "top-pane", role: "region", "aria-label": `${hub.appName} pane`, hidden: true });
  let instance = null;

  const preload = () => {
    if (instance) return;
    instance = hub.create({ location: "top_bar", url: place.url });
    instance.surface = {
      resize: applySize,
      setShown: show,
      popover: (word) => show(word === undefined || word === "toggle" ? pane.hidden : word !== "hide"),
    };
    applySize(readSize(place.size));
    pane.append(instance.iframe);
  };
  const applySize = ({ width, height }) => {
    if (width) instance.iframe.style.width = width;
    if (height) instance.iframe.style.height = height;
  };
  const show = (shown) => {
    const first = !instance;
    preload();
    if (pane.hidden !== shown) return;
    pane.hidden = !shown;
    button.setAttribute("aria-expanded", String(shown));
    instance.setActive(shown);
    if (!first) instance.emit(shown ? "pane.activated" : "pane.deactivated");
  };

  button.addEventListener("click", () => show(pane.hidden));
  pane.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    show(false);
    button.focus();
  });
  return { element: el("div", { class: "top-app" }, button, pane), preload };
}
