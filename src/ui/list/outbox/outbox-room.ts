import { html, nothing, type TemplateResult } from 'lit';
import { loadSync, removeSync, saveSync, type StorageKey } from '../../../state/storage/storage.ts';
import type { Desk } from '../../../state/desk.ts';

/** Below what `signOut()` removes, and of no customer: it is needed before it is known who that is. */
const keyOf = ({ apiBase }: Desk): StorageKey => [apiBase, '', 'outbox-room'];

/** As high as what stood above the list when the page was left, until it is known what stands there now: drafts are loaded later than rows. */
export function outboxRoom(desk: Desk): TemplateResult | typeof nothing {
  const height = Number(loadSync(keyOf(desk)));
  return height > 0 ? html`<div .style=${`block-size: ${height}px`}></div>` : nothing;
}

/** Stores how high a row is, with the space below it, in pixels; 0 for none. */
export function saveOutboxRoom(desk: Desk, height: number): void {
  if (height > 0) saveSync(keyOf(desk), height);
  else removeSync(keyOf(desk));
}
