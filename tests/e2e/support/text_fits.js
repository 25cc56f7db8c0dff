// Whether everything can still be read after somebody has changed how text is set: further apart (WCAG 1.4.12), or of twice
// the size (1.4.4).

import { frameOf } from "./browser.js";

/** The values of WCAG 1.4.12, for every element; and what a browser does whose own text size is twice the usual one. */
const SETTINGS = {
  "spaced": `
    * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
    p { margin-bottom: 2em !important; }
  `,
  "200 %": ":root { font-size: 175% !important; }",
};

/** Elements whose content is larger than they are and does not scroll, and pages wider than their frame, as lines to read.
 * Between the change of the text and its end nothing is painted, so that nobody notices: neither the app nor Zendesk. No file
 * is loaded, so that the content security policy has no say. */
export async function textMisfits(page) {
  const frame = await frameOf(page);
  return frame.evaluate((settings) => {
    const inFlow = (it) => getComputedStyle(it).display !== "inline" && !it.matches("svg, svg *");
    const scrolls = (it, axis) => /auto|scroll/.test(getComputedStyle(it)[axis]);
    const cutOff = (it) => {
      // A line that somebody writes scrolls with the cursor. What is there for screen readers alone is not read by eye.
      const wide = it.scrollWidth > it.clientWidth + 1 && !scrolls(it, "overflowX") && !it.matches("input, textarea");
      const high = it.scrollHeight > it.clientHeight + 1 && !scrolls(it, "overflowY") && !it.matches("textarea");
      return it.clientWidth > 1 && (wide || high);
    };
    const told = [];
    const seen = [...document.querySelectorAll("#app, #app *")].filter((it) => it.checkVisibility({ visibilityProperty: true }) && inFlow(it));
    // As high as it wants to be: the page around it grows, so that there is no scroll bar beside the text.
    const room = "html { overflow-y: clip !important; }";
    for (const [how, style] of Object.entries(settings)) {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(room + style);
      document.adoptedStyleSheets = [sheet];
      const size = (it) => `${it.scrollWidth} × ${it.scrollHeight} in ${it.clientWidth} × ${it.clientHeight}`;
      for (const it of seen.filter(cutOff)) told.push(`${how}: ${size(it)}: ${it.outerHTML.slice(0, 160)}`);
      const { scrollWidth, clientWidth } = document.documentElement;
      if (scrollWidth > clientWidth) told.push(`${how}: the page is ${scrollWidth} wide in ${clientWidth}`);
    }
    document.adoptedStyleSheets = [];
    return told;
  }, SETTINGS);
}
