// The page's own icons as inline SVG: drawn for the sandbox, so they take the colour of the text around them.

const SVG = "http://www.w3.org/2000/svg";

const PATHS = {
  home: "M3 9.5 10 4l7 5.5V16a1 1 0 0 1-1 1h-3.5v-5h-5v5H4a1 1 0 0 1-1-1z",
  plus: "M10 4v12M4 10h12",
  close: "M5 5l10 10M15 5 5 15",
  ticket:
    "M3 6.5A1.5 1.5 0 0 1 4.5 5h11A1.5 1.5 0 0 1 17 6.5v2a1.5 1.5 0 0 0 0 3v2a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 3 13.5v-2a1.5 1.5 0 0 0 0-3zM12 5v2M12 9v2M12 13v2",
  user: "M10 10a3.2 3.2 0 1 0 0-6.4A3.2 3.2 0 0 0 10 10zM3.8 17c.5-3.2 3-5 6.2-5s5.700 1.800 6.200 5",
  puzzle: "M8 4.500a1.600 1.600 0 0 1 3.200 0V6H15v3.500h1.200a1.600 1.600 0 0 1 0 3.200H15V17H4V6h4z",
  flask:
    "M7.500 3h5M8.500 3v5L4.200 15.200A1.200 1.200 0 0 0 5.200 17h9.600a1.200 1.200 0 0 0 1-1.800L11.500 8V3M6.500 12.500h7",
  sun: "M10 13.500a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7zM10 2v1.500M10 16.500V18M2 10h1.500M16.500 10H18M4.300 4.300l1.100 1.100M14.600 14.600l1.100 1.100M4.300 15.700l1.100-1.100M14.600 5.400l1.100-1.100",
  moon: "M16.500 11.800A6.800 6.800 0 1 1 8.200 3.500a5.400 5.400 0 0 0 8.300 8.300z",
  up: "M5 12.500 10 7.500l5 5",
  down: "M5 7.500l5 5 5-5",
  lock: "M5.500 9h9v7.500h-9zM7.200 9V6.500a2.800 2.800 0 0 1 5.600 0V9",
  reply: "M8.500 5 4 9.500 8.500 14M4 9.500h7.500c3 0 4.500 2 4.500 5.500",
  search: "M9 14.500a5.500 5.500 0 1 0 0-11 5.500 5.500 0 0 0 0 11zM13 13l4 4",
  reload: "M16 10a6 6 0 1 1-1.800-4.300M16 3v3.500h-3.500",
};

/** An icon that is decoration only: whatever holds it carries the words. */
export function icon(name, size = 20) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 20 20");
  svg.setAttribute("width", String(size));
  svg.setAttribute("height", String(size));
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", PATHS[name] ?? "");
  svg.append(path);
  return svg;
}
