// Chance that can be repeated: the same seed draws the same.

/** A source of random choices. Numbers with different `stream` are independent of each other. */
export function chanceOf(seed, stream = 0) {
  // Mulberry32; the stream is mixed in, so that neighbours do not resemble each other.
  let state = (Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(stream + 1, 0xc2b2ae35)) >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const below = (count) => Math.floor(next() * count);
  return {
    /** A whole number from `low` to `high`. */
    between: (low, high) => low + below(high - low + 1),
    /** True that often, of 1. */
    happens: (share) => next() < share,
    /** One of a list. */
    oneOf: (list) => list[below(list.length)],
    /** One of the names of `{name: weight}`. */
    weighted(weights) {
      const entries = Object.entries(weights);
      let left = next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [name, weight] of entries) {
        left -= weight;
        if (left < 0) return name;
      }
      return entries.at(-1)[0];
    },
  };
}
