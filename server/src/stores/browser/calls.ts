import { CallTakenOver, type Completion, type Store } from '../../app/store.ts';
import { rowId, type Rows, type Tables } from './tables.ts';

/** Saves the response of the call that added a record. @throws CallTakenOver */
export async function complete<T>(
  rows: Rows,
  customer: string,
  completion: Completion<T> | undefined,
  added: T,
): Promise<void> {
  if (!completion) return;
  const { call, response } = completion;
  const id = rowId(customer, call.key);
  const running = await rows.get('calls', id);
  if (!running || running.response || !Object.is(running.startedAt, call.startedAt))
    throw new CallTakenOver('Another call took over');
  await rows.put('calls', id, { ...running, response: response(added) });
}

export function callStore(tables: Tables): Pick<Store, 'beginCall' | 'releaseCall'> {
  return {
    beginCall: (customer, call, abandonedBefore) =>
      tables.run('readwrite', async rows => {
        const earlier = await rows.get('calls', rowId(customer, call.key));
        if (earlier && (earlier.response || earlier.startedAt >= abandonedBefore)) return earlier;
        await rows.put('calls', rowId(customer, call.key), call);
        return undefined;
      }),

    releaseCall: (customer, call) =>
      tables.run('readwrite', async rows => {
        const id = rowId(customer, call.key);
        const running = await rows.get('calls', id);
        if (running && !running.response && Object.is(running.startedAt, call.startedAt))
          await rows.remove('calls', id);
      }),
  };
}
