import { SupportError } from '../../model.ts';

/**
 * A module that is needed for what the customer has just asked for, such as printing.
 *
 * @param module what `import()` gave
 * @throws SupportError `offline` where it could not be fetched, which is what `import()` rejects with a `TypeError` for. Whatever
 *   else it rejects with is a defect, and passed on.
 * @see https://html.spec.whatwg.org/multipage/webappapis.html#hostloadimportedmodule
 */
export async function loadModule<M>(module: Promise<M>): Promise<M> {
  try {
    return await module;
  } catch (error) {
    throw error instanceof TypeError ? new SupportError({ kind: 'offline' }, { cause: error }) : error;
  }
}
