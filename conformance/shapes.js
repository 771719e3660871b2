/**
 * The schemas of openapi.yaml as functions. Fields that the contract does not know are fine; a field that it knows has
 * its type wherever it is there.
 *
 * @typedef {(value: unknown, path: string) => string[]} Shape the faults, each a short text; none: it fits
 */

/** @param {string} name @param {(value: unknown) => boolean} test @returns {Shape} */
const of = (name, test) => (value, path) =>
  test(value) ? [] : [`${path || 'the body'} has to be ${name}, it is ${show(value)}`];

/** @param {unknown} value */
function show(value) {
  const text = JSON.stringify(value) ?? 'missing';
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

const text = of('text', value => typeof value === 'string');
const named = of('text that is not empty', value => typeof value === 'string' && value !== '');
const flag = of('true or false', value => typeof value === 'boolean');
const count = of('a whole number from 0', value => Number.isInteger(value) && Number(value) >= 0);
const positive = of('a whole number from 1', value => Number.isInteger(value) && Number(value) >= 1);
const time = of(
  'an RFC 3339 time in UTC',
  value =>
    typeof value === 'string' &&
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|\+00:00)$/i.test(value) &&
    !Number.isNaN(Date.parse(value)),
);

/** @param {readonly unknown[]} values */
const oneOf = (...values) => of(`one of ${values.join(', ')}`, value => values.includes(value));

/** @param {Shape} item @returns {Shape} */
const list = item => (value, path) =>
  Array.isArray(value)
    ? value.flatMap((entry, index) => item(entry, `${path}[${index}]`))
    : of('a list', () => false)(value, path);

/** @param {Shape} item @returns {Shape} */
const record = item => (value, path) => {
  const faults = of('an object', isObject)(value, path);
  if (faults.length) return faults;
  return Object.entries(Object(value)).flatMap(([name, entry]) => item(entry, `${path}.${name}`));
};

/** @param {unknown} value */
const isObject = value => typeof value === 'object' && value !== null && !Array.isArray(value);

/** @param {Record<string, Shape>} required @param {Record<string, Shape>} [optional] @returns {Shape} */
function object(required, optional = {}) {
  return (value, path) => {
    const faults = of('an object', isObject)(value, path);
    if (faults.length) return faults;
    const fields = /** @type {Record<string, unknown>} */ (value);
    const at = (/** @type {string} */ name) => (path ? `${path}.${name}` : name);
    return [
      ...Object.entries(required).flatMap(([name, shape]) => shape(fields[name], at(name))),
      ...Object.entries(optional).flatMap(([name, shape]) =>
        fields[name] === undefined ? [] : shape(fields[name], at(name)),
      ),
    ];
  };
}

const author = object(
  { name: text, role: oneOf('requester', 'agent', 'system') },
  { me: flag, avatarUrl: text },
);

export const attachment = object(
  { id: named, name: named, size: count, type: named, url: named },
  { thumbnailUrl: text },
);

export const request = object(
  {
    key: named,
    summary: text,
    description: text,
    attachments: list(attachment),
    status: named,
    createdAt: time,
    updatedAt: time,
  },
  {
    author,
    statusLabel: text,
    closed: flag,
    unread: flag,
    awaiting: text,
    actions: list(text),
    fields: record(text),
    rating: oneOf(1, 2, 3, 4, 5),
    warnings: list(text),
  },
);

export const comment = object(
  { id: named, author, body: text, createdAt: time, attachments: list(attachment) },
  { format: text, warnings: list(text) },
);

const cursor = of('text or null', value => value === null || (typeof value === 'string' && value !== ''));

export const requestPage = object(
  { items: list(request), nextCursor: cursor },
  { total: count, unreadCount: count },
);
export const commentPage = object({ items: list(comment), nextCursor: cursor }, { order: text });

const features = ['search', 'close', 'reopen', 'rating', 'read', 'events'];

export const config = object(
  {},
  {
    user: object({ key: named }, { name: text }),
    maxSummaryLength: positive,
    maxAttachmentBytes: count,
    maxAttachments: count,
    acceptedTypes: list(named),
    fields: list(
      object(
        { id: named, label: text, type: oneOf('text', 'select', 'checkbox') },
        { required: flag, options: list(object({ value: text, label: text })), help: text },
      ),
    ),
    closedReply: oneOf('reopens', 'follow-up', 'refused'),
    commentFormats: list(oneOf('text', 'markdown')),
    features: object({}, Object.fromEntries(features.map(name => [name, flag]))),
  },
);

export const problem = object(
  { type: text, title: named, status: positive },
  { detail: text, errors: list(object({ field: named, detail: text })) },
);

export const news = object({ key: named, updatedAt: time });
