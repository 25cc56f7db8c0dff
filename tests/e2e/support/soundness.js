// What every screen is held to, whatever it shows.

import assert from "node:assert/strict";
import { accessibilityProblems, frameOf, horizontalOverflow } from "./browser.js";
import { textMisfits } from "./text_fits.js";
import { weakParts } from "./weak_parts.js";

/** Pictures could show text, sound and film would need words; drawings of the app are SVG. */
const MEDIA = "img, picture, canvas, video, audio, marquee, blink";

/** axe finds nothing, buttons and inputs can be seen, every link leads where a link may, the app's page is no wider than its
 * frame, text that somebody sets further apart or twice as large can still be read, and there is neither picture nor film. */
export async function isSound(page) {
  assert.deepEqual(await accessibilityProblems(page), []);
  assert.deepEqual(await badLinks(page), []);
  assert.equal(await horizontalOverflow(page), 0);
  assert.deepEqual(await textMisfits(page), []);
  assert.deepEqual(await weakParts(page), []);
  assert.equal(await (await frameOf(page)).locator(MEDIA).count(), 0);
}

/** Links to anything but pages, mail and telephones, links with credentials, and those that open a page without a tab of its
 * own or tell it where they stood. */
async function badLinks(page) {
  const frame = await frameOf(page);
  return frame.evaluate(() => {
    const isGood = ({ protocol, username, password, target, relList }) => {
      if (["mailto:", "tel:"].includes(protocol)) return target === "";
      const plain = ["http:", "https:"].includes(protocol) && !username && !password;
      return plain && target === "_blank" && relList.contains("noopener") && relList.contains("noreferrer");
    };
    const links = [...document.querySelectorAll("a, area")].filter((it) => !isGood(it));
    const others = [...document.querySelectorAll("form[action], button[formaction], iframe, object, embed, base, meta[http-equiv]")];
    return [...links, ...others].map((it) => it.outerHTML);
  });
}
