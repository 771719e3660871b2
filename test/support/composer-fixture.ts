import { Composer, type ComposerOptions } from '../../src/state/outbox/composer.ts';
import type { Outgoing } from '../../src/state/outbox/delivery.ts';
import type { StorageKey } from '../../src/state/storage/storage.ts';
import { ManualBackend } from './fake-backend.ts';

/** What reached the server. */
interface Submitted {
  readonly outgoing: Outgoing;
  readonly key: string;
}

/**
 * A composer whose server answers as the test says, else "sent"; `make` gives another one on the same draft, as after a
 * reload or in another tab.
 *
 * @param wait until what was stored is restored
 */
export async function setUp(options: Partial<ComposerOptions<string>> = {}, wait = true) {
  const backend = new ManualBackend();
  const path: StorageKey = ['composer', crypto.randomUUID()];
  const submitted: Submitted[] = [];
  const answers: (() => Promise<string>)[] = [];
  const make = () => {
    const composer = new Composer<string>({
      backend,
      path: Promise.resolve(path),
      limits: () => ({ maxBytes: 1000, maxCount: 2, accepted: [] }),
      check: ({ summary }) => ({ summary: summary ? undefined : 'required' }),
      submit: (outgoing, { idempotencyKey: key }) => {
        submitted.push({ outgoing, key });
        return (answers.shift() ?? (() => Promise.resolve('sent')))();
      },
      ...options,
    });
    // As a desk does.
    void composer.resume();
    return composer;
  };
  const composer = make();
  if (wait) await composer.restored;
  return { backend, path, submitted, answers, composer, make };
}
