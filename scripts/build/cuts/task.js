/**
 * All that src/elements/read.ts uses of `Task`: it runs by itself before an update where its arguments are others than the
 * last time, the latest run wins, and it can be aborted. Nobody asks for its state, its value or its promise.
 */
const standIn = `
export const initialState = undefined, TaskStatus = undefined, shallowArrayEquals = undefined;
export class Task {
  #host;
  #options;
  #last = [];
  #running;
  constructor(host, options) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }
  hostUpdate() {
    const args = this.#options.args();
    if (args.length === this.#last.length && args.every((value, index) => Object.is(value, this.#last[index]))) return;
    this.#last = args;
    this.abort();
    this.#run(args, (this.#running = new AbortController()));
  }
  abort() {
    this.#running?.abort();
  }
  async #run(args, controller) {
    try {
      await this.#options.task(args, controller);
    } catch (error) {
      if (this.#running === controller) this.#options.onError(error);
    }
    this.#host.requestUpdate();
  }
}
`;

/** @type {import('./index.js').Cuts} */
export const task = {
  file: /\/@lit\/task\/task\.js$/,
  cuts: [
    {
      why: 'be a task for every case',
      unused: /\b(?:taskComplete|onComplete|initialValue|TaskStatus|argsEqual|autoRun)\b|#task\.(?!abort\b)/,
      // Its list of exports still has the two; nobody takes the others.
      replace: [[/^[\s\S]+export\{[^}]*\bTask\b[^}]*\binitialState\b[^}]*\};?[\s\S]*$/, standIn]],
    },
  ],
};
