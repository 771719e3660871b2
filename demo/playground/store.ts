/** The state with the way back. What a person does in one go, as drawing a slider, is one step. */
import type { Key, State } from './state.ts';

/** More than anybody goes back; keeps memory bounded where a logo is in every step. */
const MOST = 200;

/** Where a person looks is no part of the design: no step, and the way back does not change it. */
const looks = ['view', 'width'];

/** The design of one state, looked at as in another. */
function lookedAt(state: State, from: State): State {
  const isLook = ([key]: [string, unknown]): boolean => looks.includes(key);
  return Object.fromEntries([
    ...Object.entries(state).filter(pair => !isLook(pair)),
    ...Object.entries(from).filter(isLook),
  ]);
}

const isSame = (one: State, other: State): boolean =>
  Object.keys({ ...one, ...other }).every(key => one[key as Key] === other[key as Key]);

export class Store {
  #past: State[] = [];
  #future: State[] = [];
  #gesture: string | undefined;
  readonly #listeners = new Set<(source?: Element) => void>();

  constructor(public state: State) {}

  get canUndo(): boolean {
    return this.#past.length > 0;
  }

  get canRedo(): boolean {
    return this.#future.length > 0;
  }

  /**
   * Takes another state.
   *
   * @param gesture changes of one gesture are one step, until `endGesture`; each change without one is a step
   * @param source the control that shows the change already
   */
  change(state: State, gesture?: string, source?: Element): void {
    if (isSame(state, this.state)) return;
    if (isSame(lookedAt(state, this.state), this.state)) {
      this.#show(state, source);
      return;
    }
    if (gesture === undefined || gesture !== this.#gesture)
      this.#past = [...this.#past, this.state].slice(-MOST);
    this.#future = [];
    this.#gesture = gesture;
    this.#show(state, source);
  }

  endGesture(): void {
    this.#gesture = undefined;
  }

  undo(): void {
    this.#step(this.#past, this.#future);
  }

  redo(): void {
    this.#step(this.#future, this.#past);
  }

  subscribe(listener: (source?: Element) => void): void {
    this.#listeners.add(listener);
  }

  #step(from: State[], to: State[]): void {
    const state = from.pop();
    if (!state) return;
    to.push(this.state);
    this.endGesture();
    this.#show(lookedAt(state, this.state));
  }

  #show(state: State, source?: Element): void {
    this.state = state;
    for (const listener of this.#listeners) listener(source);
  }
}
