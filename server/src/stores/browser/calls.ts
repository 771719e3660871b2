import {
  CallTakenOver,
  type Call,
  type Calls,
  type Completion,
  type StoredResponse,
} from '../../app/store.ts';
import { rowId, type Rows, type Tables } from './tables.ts';

/** The call still runs, and is this one. */
const isCurrent = (running: Call & { response?: unknown }, call: Call): boolean =>
  !running.response && Object.is(running.startedAt, call.startedAt);

/** @throws CallTakenOver */
async function save(rows: Rows, customer: string, call: Call, response: StoredResponse): Promise<void> {
  const id = rowId(customer, call.key);
  const running = await rows.get('calls', id);
  if (!running || !isCurrent(running, call)) throw new CallTakenOver('Another call took over');
  await rows.put('calls', id, { ...call, response });
}

/** Saves the response of the call that added a record. @throws CallTakenOver */
export async function complete<T>(
  rows: Rows,
  customer: string,
  completion: Completion<T> | undefined,
  added: T,
): Promise<void> {
  if (completion) await save(rows, customer, completion.call, completion.response(added));
}

export function callStore(tables: Tables): Calls {
  return {
    beginCall: (customer, call, abandonedBefore) =>
      tables.run('readwrite', async rows => {
        const earlier = await rows.get('calls', rowId(customer, call.key));
        if (earlier?.response) return earlier;
        if (earlier && !earlier.over && earlier.startedAt >= abandonedBefore) return earlier;
        const { fingerprint } = earlier ?? call;
        await rows.put('calls', rowId(customer, call.key), { ...call, fingerprint });
        return earlier && { ...earlier, over: true };
      }),

    completeCall: (customer, call, response) =>
      tables.run('readwrite', rows => save(rows, customer, call, response)),

    releaseCall: (customer, call, unsure = false) =>
      tables.run('readwrite', async rows => {
        const id = rowId(customer, call.key);
        const running = await rows.get('calls', id);
        if (!running || !isCurrent(running, call)) return;
        if (unsure) await rows.put('calls', id, { ...running, over: true });
        else await rows.remove('calls', id);
      }),
  };
}
