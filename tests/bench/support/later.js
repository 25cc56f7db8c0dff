// Time that has passed for the app, without waiting for it.

/**
 * Frames that this context opens from now on live so many milliseconds later; adding to `window.benchLater` in a frame
 * lets more time pass. Timers and `performance` stay as they are.
 */
export function laterBy(context, ms) {
  return context.addInitScript((ms) => {
    if (window === window.top) return;
    window.benchLater = ms;
    const RealDate = Date;
    const now = () => RealDate.now() + window.benchLater;
    window.Date = new Proxy(RealDate, {
      construct: (target, words, made) => Reflect.construct(target, words.length > 0 ? words : [now()], made),
      apply: () => new RealDate(now()).toString(),
      get: (target, name) => (name === "now" ? now : Reflect.get(target, name)),
    });
  }, ms);
}
