// Starts the page: reads who is signed in, then builds the frame around the screens.

import { fill, el } from "./dom.js";
import { loadSession } from "./session.js";
import { buildShell } from "./shell.js";

try {
  buildShell(await loadSession());
} catch (error) {
  console.error(error);
  const words = el("p", {}, String(error?.message ?? error));
  fill(
    document.body,
    el(
      "main",
      { class: "fatal" },
      el("h1", {}, "The sandbox did not start"),
      words,
      el("a", { href: "/" }, "Go to the start page"),
    ),
  );
}
