// The files of a folder and of a zip, both as path -> content, to compare them. Reads what zip programs usually write:
// no encryption, no zip64 (APPNOTE.TXT 4.3).

import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { inflateRawSync } from "node:zlib";

/** Every file below a folder. */
export async function filesOfFolder(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  const named = paths.map((path) => [relative(folder, path).split(sep).join("/"), path]);
  return new Map(await Promise.all(named.map(async ([name, path]) => [name, await readFile(path)])));
}

/** Every file in a zip, found by its central directory. */
export function filesOfZip(zip) {
  const end = zip.lastIndexOf("PK\x05\x06", undefined, "latin1");
  if (end < 0) throw new Error("This is no zip: it has no end record.");
  const files = new Map();
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const lengths = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset));
    const name = zip.toString("utf8", at + 46, at + 46 + lengths[0]);
    if (!name.endsWith("/")) files.set(name, content(zip, at));
    at += 46 + lengths[0] + lengths[1] + lengths[2];
  }
  return files;
}

function content(zip, entry) {
  const [method, size, header] = [zip.readUInt16LE(entry + 10), zip.readUInt32LE(entry + 20), zip.readUInt32LE(entry + 42)];
  const start = header + 30 + zip.readUInt16LE(header + 26) + zip.readUInt16LE(header + 28);
  const stored = zip.subarray(start, start + size);
  return method === 0 ? stored : inflateRawSync(stored);
}
