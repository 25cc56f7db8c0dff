// Modal instances (`instances.create`): a dialog over the page, whose app talks to the app that opened it by events
// of the modal's guid (zaf.md 4, "Other calls").

import { el } from "../dom.js";
import { icon } from "../icons.js";
import { readSize } from "./common_api.js";
import { FAREWELL } from "./hub.js";

export class Modals {
  /** Opens a modal and answers with its instance. Throws when the app asks for something else than a modal. */
  open(hub, options) {
    if (options?.location !== "modal" || typeof options.url !== "string" || !options.url) {
      throw new Error('instances.create needs {location: "modal", url}');
    }
    if (!/^https?:\/\//i.test(options.url) && !hub.session.assetBase) throw new Error("No app is served");
    const instance = hub.create({ location: "modal", url: options.url });
    const close = el(
      "button",
      { class: "icon-button modal-close", type: "button", "aria-label": "Close dialog" },
      icon("close", 16),
    );
    const dialog = el("dialog", { class: "modal", "aria-label": hub.appName }, close, instance.iframe);
    const finish = () => {
      hub.destroy(instance);
      dialog.close();
      setTimeout(() => dialog.remove(), FAREWELL);
    };
    instance.surface = {
      resize: (size) => applySize(instance.iframe, size),
      destroy: finish,
    };
    applySize(instance.iframe, readSize(options.size));
    close.addEventListener("click", finish);
    dialog.addEventListener("close", finish);
    document.body.append(dialog);
    dialog.showModal();
    instance.setActive(true);
    return instance;
  }
}

function applySize(iframe, size) {
  if (size.width) iframe.style.width = size.width;
  if (size.height) iframe.style.height = size.height;
}
