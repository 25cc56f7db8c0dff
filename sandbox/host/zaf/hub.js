// All instances of the installed app on this page: makes them, routes messages and events between them, ends them.
// Everything about one app goes through here, so that a modal and its parent can talk whatever screen they are on.

import { ApiTable } from "./api_table.js";
import { commonApi } from "./common_api.js";
import { Hooks } from "./hooks.js";
import { AppInstance } from "./instance.js";
import { Subscriptions } from "./subscriptions.js";

/** How long a frame outlives its instance; whoever holds the frame in the page must not remove it sooner. */
export const FAREWELL = 150;

export class ZafHub {
  subscriptions = new Subscriptions();
  hooks = new Hooks();
  #instances = new Map();

  /** `host`: `{toasts, navigate, modals, openPane}`, the parts of the page that apps may move. */
  constructor(session, host) {
    this.session = session;
    this.host = host;
    window.addEventListener("message", (event) => this.#receive(event));
  }

  get appName() {
    return this.session.manifest?.name || "App";
  }

  /** The manifest's entry for a Support location as `{url, autoLoad, …}`; `null` if the app has none or may not run. */
  location(name) {
    if (!this.session.manifest || !this.session.assetBase || this.session.installation?.enabled === false) return null;
    const entry = this.session.manifest.location?.support?.[name];
    const place = typeof entry === "string" ? { url: entry } : entry;
    return place && typeof place.url === "string" && place.autoLoad !== false ? place : null;
  }

  /** What `client.metadata()` shows; secure settings are not among those the server gives. */
  metadata() {
    const { installation, manifest } = this.session;
    return {
      appId: installation?.app_id ?? 0,
      name: this.appName,
      version: manifest?.version ?? null,
      installationId: installation?.id ?? 0,
      settings: { ...installation?.settings },
    };
  }

  /** A new instance; the caller puts its `iframe` on the page. `api` holds what its location adds. */
  create(place, api = new ApiTable()) {
    const instance = new AppInstance(this, place);
    instance.api = commonApi(this, instance).with(api);
    this.emitToAll("instance.created", instance.context());
    this.#instances.set(instance.guid, instance);
    return instance;
  }

  instance(guid) {
    return this.#instances.get(guid) ?? null;
  }

  instances() {
    return [...this.#instances.values()];
  }

  /** Ends an instance and tells the ones that listen to it. */
  destroy(instance) {
    if (!this.#instances.has(instance.guid)) return;
    instance.emit("app.willDestroy");
    this.#instances.delete(instance.guid);
    this.subscriptions.forgetFrame(instance.connection);
    this.hooks.forgetFrame(instance.connection);
    // The frame stays for a moment, unseen and unheard, so that its app can still react to `app.willDestroy`.
    instance.iframe.hidden = true;
    setTimeout(() => instance.iframe.remove(), FAREWELL);
    if (instance.location === "modal") instance.emit("modal.close");
    this.subscriptions.forgetInstance(instance.guid);
  }

  emit(guid, event, message) {
    for (const frame of this.subscriptions.listeners(guid, event)) frame.sendEvent(guid, event, message);
  }

  /** An event of the whole page, such as `colorScheme.changed`. */
  emitToAll(event, message) {
    for (const guid of this.#instances.keys()) this.emit(guid, event, message);
  }

  /** A changed path, under its own name and under `*.changed`. */
  emitChanged(instance, path, value) {
    instance.emit(`${path}.changed`, value);
    instance.emit("*.changed", { propertyName: path, newValue: value });
  }

  subscribe(guid, event, count, frame) {
    const first = this.subscriptions.listeners(guid, event).length === 0;
    if (count > 0) this.subscriptions.add(guid, event, frame);
    const instance = this.instance(guid);
    if (event === "app.activated" && first && instance?.active && instance.connection === frame) {
      frame.sendEvent(guid, event, { firstLoad: true });
    }
  }

  setColorScheme(scheme) {
    this.session.scheme = scheme;
    this.emitToAll("colorScheme.changed", scheme);
  }

  #receive(event) {
    for (const instance of this.#instances.values()) {
      if (instance.connection.isSource(event)) return instance.connection.receive(event.data);
    }
  }
}
