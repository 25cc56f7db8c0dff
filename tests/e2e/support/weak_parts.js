// Whether buttons, inputs and the drawings in buttons can be seen against what they lie on (WCAG 1.4.11): axe measures texts
// only.

import { frameOf } from "./browser.js";

/** Those with less than 3 : 1, as lines to read. What cannot be pressed at the moment may be pale. */
export async function weakParts(page) {
  const frame = await frameOf(page);
  return frame.evaluate(() => {
    const numbers = (colour) => {
      const [red, green, blue, covers = 1] = colour.match(/[\d.]+/g).map(Number);
      return { rgb: [red, green, blue], covers };
    };
    const over = (top, below) => top.rgb.map((it, at) => it * top.covers + below[at] * (1 - top.covers));
    const groundOf = (it) => {
      if (!it) return [255, 255, 255];
      const own = numbers(getComputedStyle(it).backgroundColor);
      return own.covers === 1 ? own.rgb : over(own, groundOf(it.parentElement));
    };
    const luminance = (rgb) => {
      const [red, green, blue] = rgb.map((it) => it / 255).map((it) => (it <= 0.04045 ? it / 12.92 : ((it + 0.055) / 1.055) ** 2.4));
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const ratio = (...two) => {
      const [dark, light] = two.map(luminance).sort((one, other) => one - other);
      return (light + 0.05) / (dark + 0.05);
    };
    const seen = (selector) => [...document.querySelectorAll(selector)].filter((it) => it.checkVisibility({ visibilityProperty: true }) && !it.matches("[aria-disabled=true], :disabled"));
    const edges = seen(".button:not(.button--quiet), .field__input").map((it) => [it, getComputedStyle(it).borderTopColor, groundOf(it.parentElement)]);
    const drawings = seen(".icon-button").map((it) => [it, getComputedStyle(it).color, groundOf(it)]);
    const weak = [...edges, ...drawings].filter(([, colour, ground]) => ratio(over(numbers(colour), ground), ground) < 3);
    return weak.map(([it, colour, ground]) => `${colour} on ${ground}: ${it.outerHTML.slice(0, 160)}`);
  });
}
