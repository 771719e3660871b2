import type { Prefill } from '../../model.ts';
import type { DeskContext } from '../desk-context.ts';
import { valueOf } from '../field-values.ts';
import type { Composer } from './composer.ts';
import { arranged, withService, withSeverity, withType, withValue, type More } from './form-fields.ts';

/** Pages also pass numbers. */
const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

/**
 * Fills in type, service, severity and fields of the new request, where the customer has chosen and written nothing. What the backend does
 * not offer is left out.
 */
export function prefillChoices(
  composer: Composer<unknown>,
  { type, service, severity, fields }: Prefill,
  { config, backend }: Pick<DeskContext, 'config' | 'backend'>,
): void {
  const { text, hasDraft, sending } = composer.snapshot;
  if (sending || composer.isOnItsWay) return;
  const { types = [], severities = [] } = config;
  const hasServices = config.features.services === true && backend.listServices !== undefined;
  const { kept } = text.more ?? {};
  const isPreset = !hasDraft || kept?.preset === true;
  const isFree = (own: string | undefined) => own === undefined || isPreset;
  let now = text;
  const change = (more: More) => (now = { ...now, more });
  const wanted = types.length > 1 ? types.find(({ id }) => id === textOf(type)) : undefined;
  if (wanted && isFree(text.more?.type)) now = withType(now, wanted);
  const id = textOf(service);
  if (hasServices && id && isFree(text.more?.service ?? kept?.service?.id))
    change(withService(now.more ?? {}, { id, label: id }));
  const value = textOf(severity);
  if (severities.some(each => each.value === value) && isFree(text.more?.severity ?? kept?.severity))
    change(withSeverity(now.more ?? {}, value));
  const known = [config.fields, ...types.map(each => each.fields ?? [])].flat();
  for (const { id } of known) {
    const given = textOf(valueOf(fields, id));
    const own = valueOf({ ...kept?.hidden, ...now.more?.fields }, id);
    if (given && !own) change(withValue(now.more ?? {}, id, given));
  }
  if (now === text) return;
  if (isPreset) change({ ...now.more, kept: { ...now.more?.kept, preset: true } });
  composer.type('more', arranged(config, now.more ?? {}, hasServices));
  composer.type('body', now.body);
}
