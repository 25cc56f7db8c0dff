// What a measurement hands over: one line of JSON with its rows on standard output; what a person reads goes to
// standard error. `cargo xtask bench` runs each file and prints the rows.

/** A figure of which less is better; `target` is the most that it should be, or words together with `met`. */
export function row(id, what, value, unit, target = null, met = undefined) {
  return { id, what, value, unit, target, ...(met !== undefined && { met }) };
}

/** Runs a measurement; that it could not be taken is a failure, a bad figure is none. */
export async function report(measure) {
  const rows = await measure();
  process.stdout.write(`${JSON.stringify({ rows })}\n`);
}

export function say(text) {
  process.stderr.write(`  ${text}\n`);
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

export function rounded(value, places = 0) {
  return Number(value.toFixed(places));
}
