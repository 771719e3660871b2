import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');

/** What nobody refers to is gone, and what waits for that has been told. */
export async function collectGarbage() {
  for (let round = 0; round < 20; round++) {
    collect();
    await new Promise(resolve => setImmediate(resolve));
  }
}
