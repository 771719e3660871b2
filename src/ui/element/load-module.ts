import { SupportError } from '../../model.ts';

/**
 * The module for an action of the customer, such as printing.
 *
 * @param module the result of `import()`
 * @throws SupportError `offline` where it could not be fetched: then `import()` rejects with a `TypeError`
 * @see https://html.spec.whatwg.org/multipage/webappapis.html#hostloadimportedmodule
 */
export async function loadModule<M>(module: Promise<M>): Promise<M> {
  try {
    return await module;
  } catch (error) {
    throw error instanceof TypeError ? new SupportError({ kind: 'offline' }, { cause: error }) : error;
  }
}
