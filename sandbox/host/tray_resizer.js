// The handle at the tray's left edge: drag or arrow keys. One width for all trays, kept for the browser tab.

import { el } from "./dom.js";

const MIN = 320;
const MAX = 720;
const MEMORY = "sandbox.tray";

export function trayResizer() {
  const handle = el("div", {
    class: "tray-resizer",
    role: "separator",
    tabindex: "0",
    "aria-orientation": "vertical",
    "aria-label": "Width of the app tray",
    "aria-valuemin": MIN,
    "aria-valuemax": MAX,
  });
  const show = (width) => handle.setAttribute("aria-valuenow", String(setWidth(width)));
  handle.setAttribute("aria-valuenow", String(currentWidth()));
  handle.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: 16, ArrowRight: -16 }[event.key];
    if (step) show(currentWidth() + step);
    else if (event.key === "Home") show(MIN);
    else if (event.key === "End") show(MAX);
    else return;
    event.preventDefault();
  });
  handle.addEventListener("pointerdown", (event) => {
    const from = event.clientX;
    const width = currentWidth();
    handle.setPointerCapture(event.pointerId);
    // Frames swallow pointer moves; the class makes them let go of them.
    document.documentElement.classList.add("is-resizing");
    const move = (moved) => show(width + from - moved.clientX);
    handle.addEventListener("pointermove", move);
    handle.addEventListener(
      "lostpointercapture",
      () => {
        handle.removeEventListener("pointermove", move);
        document.documentElement.classList.remove("is-resizing");
      },
      { once: true },
    );
  });
  return handle;
}

function currentWidth() {
  const kept = Number.parseInt(document.documentElement.style.getPropertyValue("--tray-width"), 10);
  return Number.isInteger(kept) ? kept : setWidth(remembered());
}

function setWidth(wish) {
  const width = Math.round(Math.min(MAX, Math.max(MIN, wish)));
  document.documentElement.style.setProperty("--tray-width", `${width}px`);
  try {
    sessionStorage.setItem(MEMORY, String(width));
  } catch {
    // Storage may be refused; the width then lasts until the next load.
  }
  return width;
}

function remembered() {
  try {
    return Number(sessionStorage.getItem(MEMORY)) || MIN;
  } catch {
    return MIN;
  }
}
