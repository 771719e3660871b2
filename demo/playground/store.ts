/** The state with undo and redo. All changes of one gesture, such as dragging a slider, are one step. */
import type { Key, State } from './state.ts';

/** The maximum number of undo steps. It bounds memory, since every step may contain a logo. */
const maxSteps = 200;

/** Settings of the preview that are not part of the design: they cause no step, and undo does not change them. */
const previewKeys = ['view', 'width'];

/** A state with the preview's settings of another. */
function withPreviewOf(state: State, other: State): State {
  const isPreview = ([key]: [string, unknown]): boolean => previewKeys.includes(key);
  return Object.fromEntries([
    ...Object.entries(state).filter(pair => !isPreview(pair)),
    ...Object.entries(other).filter(isPreview),
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
   * Changes the state.
   *
   * @param gesture changes with the same gesture are one step, until `endGesture`; a change without one is a step
   * @param source the control that already shows the change
   */
  change(state: State, gesture?: string, source?: Element): void {
    if (isSame(state, this.state)) return;
    if (isSame(withPreviewOf(state, this.state), this.state)) {
      this.#set(state, source);
      return;
    }
    if (gesture === undefined || gesture !== this.#gesture)
      this.#past = [...this.#past, this.state].slice(-maxSteps);
    this.#future = [];
    this.#gesture = gesture;
    this.#set(state, source);
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
    this.#set(withPreviewOf(state, this.state));
  }

  #set(state: State, source?: Element): void {
    this.state = state;
    for (const listener of this.#listeners) listener(source);
  }
}
