import type { PropertyDeclaration } from 'lit';

/** What the properties of the elements are where the page sets none, or one without a value. */
const DEFAULTS: Readonly<Record<PropertyKey, unknown>> = {
  backend: 'rest',
  credentials: 'same-origin',
  status: 'open',
  request: '',
  theme: 'auto',
  maxAttachmentBytes: 3 * 1024 * 1024,
  routing: 'none',
  notify: 'none',
};

/**
 * An accessor that takes `null` and `undefined` for the default: a binding gives them while it has no value yet, or when it has
 * none any more.
 */
export function withDefault(
  accessor: PropertyDescriptor | undefined,
  name: PropertyKey,
  { useDefault }: PropertyDeclaration,
): PropertyDescriptor | undefined {
  if (!accessor) return undefined;
  return {
    ...accessor,
    set(value: unknown) {
      const next = value ?? DEFAULTS[name];
      // Lit reflects a default that is set again.
      if (!useDefault || next !== accessor.get?.call(this)) accessor.set?.call(this, next);
    },
  };
}
