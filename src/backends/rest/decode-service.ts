import type { Person, Service } from '../../model.ts';
import { hasId, must, text, texts } from './values.ts';

export function service(value: unknown): Service {
  const { id, label, kind, detail, state, incidentIds } = must(hasId, value);
  return {
    id,
    label: text(label)?.trim() || id,
    kind: text(kind) || undefined,
    detail: text(detail) || undefined,
    state: text(state) || undefined,
    incidentIds: texts(incidentIds),
  };
}

export function person(value: unknown): Person {
  const { id, name, email, me } = must(hasId, value);
  return {
    id,
    name: text(name)?.trim() || text(email) || id,
    email: text(email) || undefined,
    me: me === true,
  };
}
