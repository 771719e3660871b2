import { html, nothing, type TemplateResult } from 'lit';
import { loadSync, saveSync, type StorageKey } from '../../state/storage/storage.ts';
import type { Desk } from '../../state/desk.ts';

/** Milliseconds for which it counts: what was over long ago leaves no gap. */
const LIFETIME = 1_800_000;

const keyOf = ({ apiBase }: Desk): StorageKey => [apiBase, '', 'incident-room'];

/** As high as the incidents above the list were a moment ago, until those of now are loaded: rows come before them. */
export function incidentRoom(desk: Desk): TemplateResult | typeof nothing {
  const [height, at] = [loadSync(keyOf(desk))].flat().map(Number);
  return height && Date.now() - (at ?? 0) < LIFETIME
    ? html`<div .style=${`block-size: ${height}px`}></div>`
    : nothing;
}

/** Stores how high they are, with the space below them, in pixels; 0 for none. */
export const saveIncidentRoom = (desk: Desk, height: number): void =>
  saveSync(keyOf(desk), [height, Date.now()]);
