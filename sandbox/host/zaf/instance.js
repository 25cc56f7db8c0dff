// One app instance: a location, its frame and what can be asked of it. The frame is made here, because its address
// carries the instance's guid and the origin the SDK will answer to (zaf.md 4, Bootstrap).

import { el } from "../dom.js";
import { Connection } from "./connection.js";

export class AppInstance {
  guid = crypto.randomUUID();
  active = false;
  collapsed = false;
  /** set by whoever shows the frame: applies `resize`, `show`, `hide`, `destroy` */
  surface = {};

  /**
   * `place`: `{location, url, ids}`; `ids` are the parts of the context that name the record (ticketId, userId).
   * `api` is made by the caller, because it depends on the location.
   */
  constructor(hub, place) {
    this.hub = hub;
    this.location = place.location;
    this.ids = place.ids ?? {};
    const address = frameAddress(place.url, hub.session, this.guid);
    this.iframe = el("iframe", {
      class: "app-frame",
      title: hub.appName,
      src: address.href,
      allow: "clipboard-write",
      "data-location": place.location,
    });
    this.connection = new Connection(hub, this, address.origin);
  }

  context() {
    const { account } = this.hub.session;
    return {
      product: "support",
      location: this.location,
      instanceGuid: this.guid,
      account: { subdomain: account.subdomain },
      ...this.ids,
    };
  }

  /** Sends an event of this instance to everyone who listens to it. */
  emit(event, message) {
    this.hub.emit(this.guid, event, message);
  }

  /** Tells the app that it came into sight or went out of it; the first activation waits until the app listens. */
  setActive(active) {
    if (this.active === active) return;
    this.active = active;
    if (this.connection.registered)
      this.emit(active ? "app.activated" : "app.deactivated", active ? { firstLoad: false } : undefined);
  }

  setCollapsed(collapsed) {
    if (this.collapsed === collapsed) return;
    this.collapsed = collapsed;
    this.emit(collapsed ? "app.collapsed" : "app.expanded");
  }
}

// A relative url of the manifest starts with `assets/`, which the asset base already names.
function frameAddress(url, session, guid) {
  const address = /^https?:\/\//i.test(url) ? new URL(url) : new URL(url.replace(/^assets\//, ""), session.assetBase);
  address.searchParams.set("origin", location.origin);
  address.searchParams.set("app_guid", guid);
  address.searchParams.set("colorScheme", session.scheme);
  return address;
}
