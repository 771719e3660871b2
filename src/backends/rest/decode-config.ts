import { isObject } from '../../http/json.ts';
import type { Config, Field, Hours, Phone, RequestType, Severity } from '../../model.ts';
import { count, each, flag, hasId, idText, list, must, oneOf, raw, text, texts, time } from './values.ts';

/** The features of contract 1.1. */
const LATE_FEATURES = ['services', 'people', 'incidents', 'articles'] as const;

const FIELD_TYPES = [
  'text',
  'select',
  'checkbox',
  'textarea',
  'multiselect',
  'number',
  'date',
  'url',
  'email',
] as const;

function field(value: unknown): Field {
  const { id, label, type, required, options, help, showWhen, maxLength, min, max } = must(hasId, value);
  return {
    id,
    label: text(label) ?? id,
    type: oneOf(type, ...FIELD_TYPES) ?? 'text',
    required: required === true,
    options: list(options).flatMap(option => {
      const { value: chosen, label } = raw(option);
      return typeof chosen === 'string' ? [{ value: chosen, label: text(label) ?? chosen }] : [];
    }),
    help: text(help),
    showWhen: condition(showWhen),
    maxLength: count(maxLength) || undefined,
    min: bound(min),
    max: bound(max),
  };
}

/** A condition without a field or without values counts as absent. */
function condition(value: unknown): Field['showWhen'] {
  const { field, is } = raw(value);
  const values = texts(Array.isArray(is) ? is : [is]);
  const id = text(idText(field));
  return id && values.length ? { field: id, is: values } : undefined;
}

const bound = (value: unknown): number | string | undefined =>
  typeof value === 'number' && Number.isFinite(value) ? value : text(value) || undefined;

function requestType(value: unknown): RequestType {
  const { id, label, help, fields, severities, service, descriptionTemplate } = must(hasId, value);
  return {
    id,
    label: text(label) ?? id,
    help: text(help),
    fields: Array.isArray(fields) ? each(hasId, fields, field) : undefined,
    severities: Array.isArray(severities) ? texts(severities) : undefined,
    service: oneOf(service, 'required', 'none') ?? 'optional',
    descriptionTemplate: text(descriptionTemplate),
  };
}

/** Those without a value are skipped. */
const severities = (value: unknown): Severity[] =>
  list(value).flatMap(item => {
    const { value: own, label, help, replyWithinMinutes } = raw(item);
    const name = text(idText(own));
    const severity = (value: string): Severity => ({
      value,
      label: text(label) ?? value,
      help: text(help),
      replyWithinMinutes: count(replyWithinMinutes) || undefined,
    });
    return name ? [severity(name)] : [];
  });

function hours(value: unknown): { hours?: Hours } {
  const { text: words, open, until, timeZone } = raw(value);
  const found = text(words)?.trim();
  return found
    ? { hours: { text: found, open: flag(open), until: time(until), timeZone: text(timeZone) } }
    : {};
}

function phone(value: unknown): { phone?: Phone } {
  const { number, label, pin } = raw(value);
  const found = text(idText(number))?.trim();
  return found ? { phone: { number: found, label: text(label), pin: text(idText(pin)) } } : {};
}

const formats = (value: unknown) => texts(value).flatMap(format => oneOf(format, 'text', 'markdown') ?? []);

/** @throws TypeError where it is no object */
export function config(value: unknown): Config {
  const found = must(isObject, value);
  const user = raw(found.user);
  const key = text(idText(user.key));
  const features = raw(found.features);
  return {
    user: key ? { key, name: text(user.name) } : undefined,
    maxSummaryLength: count(found.maxSummaryLength) || 255,
    maxAttachmentBytes: count(found.maxAttachmentBytes),
    maxAttachments: count(found.maxAttachments),
    acceptedTypes: texts(found.acceptedTypes),
    fields: each(hasId, found.fields, field),
    closedReply: oneOf(found.closedReply, 'reopens', 'follow-up', 'refused'),
    commentFormats: formats(found.commentFormats),
    descriptionFormats: formats(found.descriptionFormats),
    ...(parseFloat(String(found.contract)) >= 1.1 && { checksWriter: true }),
    ...(text(found.afterSend)?.trim() && { afterSend: text(found.afterSend)?.trim() }),
    ...(Array.isArray(found.types) && { types: each(hasId, found.types, requestType) }),
    ...(Array.isArray(found.severities) && { severities: severities(found.severities) }),
    ...hours(found.hours),
    ...phone(found.phone),
    features: {
      search: features.search === true,
      close: features.close === true,
      reopen: features.reopen === true,
      rating: features.rating === true,
      read: features.read === true,
      events: features.events === true,
      ...Object.fromEntries(LATE_FEATURES.filter(name => features[name] === true).map(name => [name, true])),
    },
  };
}
