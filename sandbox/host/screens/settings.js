// The app's own page in the nav bar. Its frame fills the screen and is made when the page is first opened.

import { el } from "../dom.js";
import { newScreen } from "./screen.js";

export function settingsScreen(page) {
  const { hub } = page;
  const screen = newScreen("settings", hub.appName);
  const place = hub.location("nav_bar");
  if (!place) {
    screen.element.append(
      el(
        "div",
        { class: "empty" },
        el("h1", {}, "No app page"),
        el("p", {}, "No installed app has a nav_bar location."),
      ),
    );
    return screen;
  }
  const instance = hub.create({ location: "nav_bar", url: place.url });
  screen.element.append(el("h1", { class: "visually-hidden" }, hub.appName), instance.iframe);
  let opened = false;
  screen.setActive = (active) => {
    instance.setActive(active);
    if (opened) instance.emit(active ? "pane.activated" : "pane.deactivated");
    opened = true;
  };
  screen.route = (path) => instance.emit("app.route.changed", { appRoute: path });
  screen.destroy = () => hub.destroy(instance);
  return screen;
}
