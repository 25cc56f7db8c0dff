// Zendesk's command line with a home of its own: it sees no developer's account and asks nobody for updates.

import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const program = process.env.ZCLI ?? "";
export const packagedApp = process.env.PACKAGED_APP ?? join(dirname(fileURLToPath(import.meta.url)), "../../../target/package/app");

/** A folder for one test file with a copy of the packaged app, because zcli writes into the folder it is given. */
export async function workplace() {
  for (const path of [program, packagedApp]) {
    if (!existsSync(path)) throw new Error(`"${path}" is missing: run these tests by \`cargo xtask test --only clients\`.`);
  }
  const folder = await mkdtemp(join(tmpdir(), "sell-sidebar-zcli-"));
  const cache = join(folder, "cache");
  await mkdir(cache);
  // A fresh record of the newest version, without which zcli looks it up.
  await writeFile(join(cache, "version"), "{}");
  return {
    folder,
    /** A fresh copy of the packaged app. */
    async app(name) {
      const copy = join(folder, name);
      await cp(packagedApp, copy, { recursive: true });
      return copy;
    },
    /** Starts zcli; `account` are the variables that name a Zendesk account. */
    start(words, account = {}) {
      const env = { PATH: process.env.PATH, HOME: folder, ZCLI_CACHE_DIR: cache, NO_COLOR: "1", ...account };
      return spawn(process.execPath, [program, ...words], { cwd: folder, env, stdio: ["ignore", "pipe", "pipe"] });
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Waits for the end of a process: its exit code and everything it printed, line breaks of the terminal undone. */
export async function outcome(child) {
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text) => (printed += text));
  const code = await new Promise((resolve, reject) => child.once("error", reject).once("close", resolve));
  return { code, printed: printed.replace(/\s*›?\s+/g, " ").trim() };
}
