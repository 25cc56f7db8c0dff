// The rail at the left: the places that have no tab.

import { placeKey } from "./address.js";
import { el } from "./dom.js";
import { icon } from "./icons.js";
import { placeLink } from "./place_link.js";

export function buildRail(page, workspace) {
  const links = [railLink({ screen: "start" }, "Start and tickets", icon("home"))];
  if (page.hub.location("nav_bar"))
    links.push(railLink({ screen: "settings" }, page.hub.appName, navBarIcon(page.session)));
  const mark = (place) => {
    for (const link of links) {
      if (link.dataset.key === placeKey(place)) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
  };
  workspace.on("current", mark);
  return el(
    "nav",
    { class: "rail", "aria-label": "Places" },
    el("span", { class: "rail-mark" }, icon("flask", 24)),
    links,
  );
}

function railLink(place, label, image) {
  return placeLink(
    place,
    { class: "rail-link", "data-key": placeKey(place), title: label, "aria-label": label },
    image,
  );
}

// The app's own icon, made light by CSS: whatever its colour, it must show on the dark rail.
function navBarIcon(session) {
  const products = Object.keys(session.manifest.location ?? {});
  const source = new URL(`${products.length > 1 ? "support/" : ""}icon_nav_bar.svg`, session.assetBase).href;
  const image = el("img", { class: "rail-app", src: source, alt: "", width: 20, height: 20 });
  image.addEventListener("error", () => image.replaceWith(icon("puzzle")));
  return image;
}
