// The smallest event source that the page's models share. Own code instead of EventTarget: listeners get plain values
// and one throwing listener must not keep the others from hearing.

export class Emitter {
  #listeners = new Map();

  /** Calls `listener` for every later `emit(name, …)`; the answer is a function that ends it. */
  on(name, listener) {
    if (!this.#listeners.has(name)) this.#listeners.set(name, new Set());
    this.#listeners.get(name).add(listener);
    return () => this.#listeners.get(name)?.delete(listener);
  }

  emit(name, value) {
    for (const listener of [...(this.#listeners.get(name) ?? [])]) {
      try {
        listener(value);
      } catch (error) {
        console.error(error);
      }
    }
  }
}
