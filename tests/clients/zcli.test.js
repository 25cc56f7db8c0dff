// Zendesk's own command line on our package: it packages it, uploads it to the validation, and serves it for development.

import assert from "node:assert/strict";
import { once } from "node:events";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { filesOfFolder, filesOfZip } from "./support/archive.js";
import { startValidationService } from "./support/validation_service.js";
import { outcome, packagedApp, workplace } from "./support/zcli.js";

let place;
before(async () => {
  place = await workplace();
});
after(() => place?.remove());

describe("zcli apps:package", () => {
  let validation;
  before(async () => {
    validation = await startValidationService(place.folder);
  });
  after(() => validation?.close());

  it("zips exactly the files of the package and uploads them to the validation", async () => {
    const app = await place.app("accepted");
    const { code, printed } = await outcome(place.start(["apps:package", app], validation.account));
    assert.equal(code, 0, printed);
    assert.match(printed, /Package created at/);

    const [name, ...others] = await readdir(join(app, "tmp"));
    assert.match(name, /^app-\d+\.zip$/);
    assert.deepEqual(others, []);
    const zip = await readFile(join(app, "tmp", name));
    assert.deepEqual(sorted(filesOfZip(zip)), sorted(await filesOfFolder(packagedApp)));

    const [{ method, url, headers, body }, ...more] = validation.requests;
    assert.deepEqual([method, url, more.length], ["POST", "/api/v2/apps/validate", 0]);
    assert.match(headers["content-type"], /^multipart\/form-data; boundary=/);
    assert.ok(body.includes('name="file"'), "the form has a field `file`");
    assert.ok(body.includes(zip), "the upload holds the zip as it lies on disk");
  });

  it("fails with the reason when the validation refuses the package", async () => {
    validation.answer = { status: 422, body: { description: "Location is not known" } };
    const app = await place.app("refused");
    const { code, printed } = await outcome(place.start(["apps:package", app], validation.account));
    assert.equal(code, 2, printed);
    assert.match(printed, /Location is not known/);
  });
});

describe("zcli apps:server", () => {
  const settings = { sell_access_token: "made-up", config: "" };
  let server, origin;
  before(async () => {
    const app = await place.app("served");
    // It asks at the terminal for settings that this file lacks.
    await writeFile(join(app, "zcli.apps.config.json"), JSON.stringify({ app_id: 4711, parameters: settings }));
    const port = await freePort();
    origin = `http://127.0.0.1:${port}`;
    server = place.start(["apps:server", "--bind", "127.0.0.1", "--port", String(port), app]);
    await printed(server, "Apps server is running");
  });
  after(async () => {
    if (!server || server.exitCode !== null) return;
    const ended = once(server, "exit");
    server.kill();
    await ended;
  });

  it("describes the app and its installation in app.json", async () => {
    const manifest = JSON.parse(await readFile(join(packagedApp, "manifest.json"), "utf8"));
    const { apps, installations } = await (await fetch(`${origin}/app.json`)).json();
    assert.equal(apps.length, 1);
    const [{ id, name, version, default_locale, framework_version, single_install, asset_url_prefix, locations }] = apps;
    assert.deepEqual(
      { id, name, version, default_locale, framework_version, single_install },
      {
        id: "4711",
        name: manifest.name,
        version: manifest.version,
        default_locale: manifest.defaultLocale,
        framework_version: manifest.frameworkVersion,
        single_install: manifest.singleInstall,
      },
    );
    assert.equal(asset_url_prefix, `${origin.replace("127.0.0.1", "localhost")}/4711/assets/`);
    assert.deepEqual(Object.keys(locations.support), Object.keys(manifest.location.support));
    assert.deepEqual(installations.map((it) => it.app_id), ["4711"]);
    assert.deepEqual(Object.assign({}, ...installations[0].settings), { title: manifest.name, ...settings });
  });

  it("serves the page of every location", async () => {
    const { apps } = await (await fetch(`${origin}/app.json`)).json();
    for (const [location, { url }] of Object.entries(apps[0].locations.support)) {
      const response = await fetch(`${origin}/4711/${url}`);
      assert.equal(response.status, 200, location);
      assert.match(response.headers.get("content-type"), /^text\/html/);
      assert.match(await response.text(), /<script/);
    }
  });

  it("serves every asset unchanged, wasm with the type that browsers compile while loading", async () => {
    const assets = [...(await filesOfFolder(join(packagedApp, "assets")))];
    assert.ok(assets.some(([path]) => path.endsWith(".wasm")));
    for (const [path, content] of assets) {
      const response = await fetch(`${origin}/4711/assets/${path}`);
      assert.equal(response.status, 200, path);
      assert.equal(response.headers.get("access-control-allow-origin"), "*", path);
      if (path.endsWith(".wasm")) assert.equal(response.headers.get("content-type"), "application/wasm");
      assert.ok(content.equals(Buffer.from(await response.arrayBuffer())), path);
    }
  });
});

function sorted(files) {
  return [...files].sort(([one], [other]) => (one < other ? -1 : 1)).map(([path, content]) => [path, content.toString("base64")]);
}

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

/** Resolves once the process has printed the words, and fails if it ends before. */
function printed(child, words) {
  return new Promise((resolve, reject) => {
    let text = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (more) => {
        text += more;
        if (text.includes(words)) resolve();
      });
    }
    child.once("exit", (code) => reject(new Error(`zcli ended with ${code}: ${text}`)));
  });
}
