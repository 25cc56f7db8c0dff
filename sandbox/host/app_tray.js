// The tray at the right of a record: the app's header and its frame, with a width that the agent can change.

import { el, fill } from "./dom.js";
import { icon } from "./icons.js";
import { trayResizer } from "./tray_resizer.js";
import { FAREWELL } from "./zaf/hub.js";

/** The height of a frame whose app has not said how tall it wants to be. */
const FIRST_HEIGHT = "480px";

export class AppTray {
  #hub;
  #place;
  #api;
  #active = false;
  #onInstance;
  #undo = null;
  #destroyed = false;
  instance = null;
  element = el("aside", { class: "tray", "aria-label": "Apps" });

  /** `place`: `{location, ids}`; `onInstance(instance)` is told of each new instance and answers with an undo or nothing. */
  constructor(hub, place, api, onInstance = () => null) {
    this.#hub = hub;
    this.#place = place;
    this.#api = api;
    this.#onInstance = onInstance;
    this.#build();
  }

  setActive(active) {
    this.#active = active;
    this.instance?.setActive(active);
  }

  destroy() {
    this.#destroyed = true;
    this.#end();
  }

  #end() {
    this.#undo?.();
    if (this.instance) this.#hub.destroy(this.instance);
    this.instance = null;
  }

  #build() {
    const entry = this.#hub.location(this.#place.location);
    if (!entry) return fill(this.element, trayResizer(), el("div", { class: "tray-empty" }, this.#whyEmpty()));
    const instance = this.#hub.create({ ...this.#place, url: entry.url }, this.#api);
    this.instance = instance;
    this.#undo = this.#onInstance(instance);
    const body = el("div", { class: "app-body" }, instance.iframe);
    instance.iframe.style.height = FIRST_HEIGHT;
    const collapse = el(
      "button",
      { class: "icon-button", type: "button", "aria-label": `Collapse ${this.#hub.appName}`, "aria-expanded": "true" },
      icon("up", 16),
    );
    const reload = el(
      "button",
      {
        class: "icon-button app-reload",
        type: "button",
        "aria-label": `Reload ${this.#hub.appName}`,
        title: "Reload the app",
      },
      icon("reload", 16),
    );
    const app = el(
      "section",
      { class: "app", "aria-label": this.#hub.appName },
      el("header", { class: "app-header" }, appLogo(this.#hub), el("h2", {}, this.#hub.appName), reload, collapse),
      body,
    );
    collapse.addEventListener("click", () => {
      const collapsed = !instance.collapsed;
      body.hidden = collapsed;
      collapse.setAttribute("aria-expanded", String(!collapsed));
      collapse.setAttribute("aria-label", `${collapsed ? "Expand" : "Collapse"} ${this.#hub.appName}`);
      fill(collapse, icon(collapsed ? "down" : "up", 16));
      instance.setCollapsed(collapsed);
    });
    reload.addEventListener("click", () => {
      this.#end();
      setTimeout(() => this.#rebuild(), FAREWELL);
    });
    instance.surface = {
      resize: ({ height }) => {
        if (height) instance.iframe.style.height = height;
      },
      setShown: (shown) => {
        app.hidden = !shown;
      },
    };
    app.hidden = entry.autoHide === true;
    fill(this.element, trayResizer(), el("div", { class: "tray-scroll" }, app));
  }

  #rebuild() {
    if (this.#destroyed) return;
    this.#build();
    this.setActive(this.#active);
    this.element.querySelector(".app-reload")?.focus();
  }

  #whyEmpty() {
    const { session } = this.#hub;
    if (!session.manifest) return "No app is served. Start the sandbox with --app and the folder of a packaged app.";
    if (session.installation?.enabled === false) return "The app is installed but switched off.";
    return `${this.#hub.appName} has no ${this.#place.location} location.`;
  }
}

function appLogo(hub) {
  const products = Object.keys(hub.session.manifest.location ?? {});
  const source = new URL(`${products.length > 1 ? "support/" : ""}logo-small.png`, hub.session.assetBase).href;
  const image = el("img", { class: "app-logo", src: source, alt: "", width: 20, height: 20 });
  image.addEventListener("error", () =>
    image.replaceWith(el("span", { class: "app-logo app-logo-none", "aria-hidden": "true" }, icon("puzzle", 14))),
  );
  return image;
}
