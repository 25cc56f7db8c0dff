// What an instance can get, set and invoke: names and functions. The tables of the locations are laid over each other;
// a path that no table knows fails by itself, while the other paths of the same call succeed (zaf.md 4, `errors`).

export class ApiTable {
  /** path → () => value or promise; a longer path is read inside the value */
  getters = new Map();
  /** path → (value) => void or promise */
  setters = new Map();
  /** name → (...arguments) => value or promise */
  actions = new Map();
  /** (path) => getter or null, for paths that carry data such as `assetURL:` */
  patterns = [];

  /** This table with all entries of the other one over its own. */
  with(other) {
    const joined = new ApiTable();
    for (const kind of ["getters", "setters", "actions"]) joined[kind] = new Map([...this[kind], ...other[kind]]);
    joined.patterns = [...this.patterns, ...other.patterns];
    return joined;
  }

  async get(path) {
    for (const pattern of this.patterns) {
      const getter = pattern(path);
      if (getter) return getter();
    }
    const parts = path.split(".");
    for (let length = parts.length; length > 0; length -= 1) {
      const getter = this.getters.get(parts.slice(0, length).join("."));
      if (getter) return walk(await getter(), parts.slice(length));
    }
    throw new NoSuchApi();
  }

  async set(path, value) {
    const setter = this.setters.get(path);
    if (!setter) throw new NoSuchApi();
    return setter(value);
  }

  async invoke(name, args) {
    const action = this.actions.get(name);
    if (!action) throw new NoSuchApi();
    return action(...args);
  }
}

class NoSuchApi extends Error {
  constructor() {
    super("No such Api");
    this.name = "Error";
  }
}

// Nothing there (a ticket without requester) is no error and gives nothing; a name that the thing does not have is one.
function walk(value, parts) {
  let now = value;
  for (const part of parts) {
    if (now === undefined || now === null) return undefined;
    if (typeof now !== "object" || !Object.hasOwn(now, part)) throw new NoSuchApi();
    now = now[part];
  }
  return now;
}
