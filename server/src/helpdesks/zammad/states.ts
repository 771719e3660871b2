/** Which states are open or closed, and their ids. Known for some minutes; an unknown state is looked up. */
import { filled, idOf, list, raw } from '../shared/values.ts';
import type { Zammad } from './client.ts';
import { idForm } from './ticket.ts';

export interface State {
  readonly id: string;
  readonly name: string;
  /** Zammad's own: `new`, `open`, `pending reminder`, `pending action`, `closed`, `merged`, `removed`. */
  readonly type: string;
}

export interface States {
  /** By name. A state that is not there any more is open. */
  isClosed(name: string): Promise<boolean>;
  /** Of those that customers see: none of merged tickets. */
  list(): Promise<readonly State[]>;
}

/** Milliseconds for which they are known. */
const lifetimeMs = 5 * 60_000;
/** Milliseconds before an unknown name is looked up again. */
const retryMs = 10_000;

const isHidden = ({ type }: State): boolean => type === 'merged' || type === 'removed';
export const isClosedState = ({ type }: State): boolean => type === 'closed';

export async function loadStates({ http }: Zammad): Promise<readonly State[]> {
  const rows = list(await http.get('/ticket_states?expand=true')).map(raw);
  return rows.flatMap(row => {
    const id = idOf(row['id'], idForm);
    const name = filled(row['name']);
    const type = filled(row['state_type']);
    return id === undefined || name === undefined || type === undefined ? [] : [{ id, name, type }];
  });
}

export function createStates(zammad: Zammad): States {
  let known: { readonly states: Promise<readonly State[]>; readonly at: number } | undefined;
  /** When names were looked up in vain. */
  const missed = new Map<string, number>();

  function load(): Promise<readonly State[]> {
    const mine = { states: loadStates(zammad), at: performance.now() };
    known = mine;
    mine.states.catch(() => {
      if (known === mine) known = undefined;
    });
    return mine.states;
  }

  const loaded = (): Promise<readonly State[]> =>
    known && performance.now() - known.at < lifetimeMs ? known.states : load();

  async function find(name: string): Promise<State | undefined> {
    const found = (await loaded()).find(state => state.name === name);
    if (found || performance.now() - (missed.get(name) ?? -Infinity) < retryMs) return found;
    const again = (await load()).find(state => state.name === name);
    if (again) missed.delete(name);
    else missed.set(name, performance.now());
    return again;
  }

  return {
    isClosed: async name => {
      const found = await find(name);
      return found !== undefined && (isClosedState(found) || isHidden(found));
    },
    list: async () => (await loaded()).filter(state => !isHidden(state)),
  };
}
