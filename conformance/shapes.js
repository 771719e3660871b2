/**
 * The schemas of openapi.yaml as functions. Unknown fields are ignored; an optional field is checked where it is present.
 *
 * @typedef {(value: unknown, path: string) => string[]} Shape returns an error message for each wrong value, with its path
 */

/** @param {string} name @param {(value: unknown) => boolean} test @returns {Shape} */
const of = (name, test) => (value, path) =>
  test(value) ? [] : [`${path || 'the body'} must be ${name}, it is ${show(value)}`];

/** @param {unknown} value */
function show(value) {
  const text = JSON.stringify(value) ?? 'missing';
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

const text = of('a string', value => typeof value === 'string');
const nonEmpty = of('a string that is not empty', value => typeof value === 'string' && value !== '');
const flag = of('true or false', value => typeof value === 'boolean');
const count = of('an integer from 0', value => Number.isInteger(value) && Number(value) >= 0);
const positive = of('an integer from 1', value => Number.isInteger(value) && Number(value) >= 1);
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
    : of('an array', () => false)(value, path);

/** An object whose values all have this shape. @param {Shape} item @returns {Shape} */
const record = item => (value, path) => {
  const errors = of('an object', isObject)(value, path);
  if (errors.length) return errors;
  return Object.entries(Object(value)).flatMap(([name, entry]) => item(entry, `${path}.${name}`));
};

/** @param {unknown} value */
const isObject = value => typeof value === 'object' && value !== null && !Array.isArray(value);

/** @param {Record<string, Shape>} required @param {Record<string, Shape>} [optional] @returns {Shape} */
function object(required, optional = {}) {
  return (value, path) => {
    const errors = of('an object', isObject)(value, path);
    if (errors.length) return errors;
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
  { id: nonEmpty, name: nonEmpty, size: count, type: nonEmpty, url: nonEmpty },
  { thumbnailUrl: text },
);

const service = object(
  { id: nonEmpty, label: text },
  { kind: text, detail: text, state: text, incidentIds: list(text) },
);
const person = object({ id: nonEmpty, name: text }, { email: text, me: flag });

export const request = object(
  {
    key: nonEmpty,
    summary: text,
    description: text,
    attachments: list(attachment),
    status: nonEmpty,
    createdAt: time,
    updatedAt: time,
  },
  {
    author,
    descriptionFormat: text,
    statusLabel: text,
    closed: flag,
    unread: flag,
    awaiting: text,
    lastComment: object({ author, createdAt: time }, { excerpt: text }),
    actions: list(text),
    fields: record(text),
    rating: oneOf(1, 2, 3, 4, 5),
    expectedReplyAt: time,
    warnings: list(text),
    type: object({ id: nonEmpty, label: text }),
    service,
    severity: object({ value: nonEmpty, label: text }),
    people: list(person),
    visibility: oneOf('private', 'team'),
    mergedInto: nonEmpty,
    links: list(object({ rel: nonEmpty, key: nonEmpty }, { summary: text })),
    incidentIds: list(text),
  },
);

export const comment = object(
  { id: nonEmpty, author, body: text, createdAt: time, attachments: list(attachment) },
  { format: text, warnings: list(text), channel: text, editedAt: time, retractable: flag },
);

const cursor = of(
  'a string that is not empty, or null',
  value => value === null || (typeof value === 'string' && value !== ''),
);

export const requestPage = object(
  { items: list(request), nextCursor: cursor },
  {
    total: count,
    unreadCount: count,
    counts: object({}, { open: count, closed: count, awaiting: count }),
  },
);
export const commentPage = object({ items: list(comment), nextCursor: cursor }, { order: text });

export const servicePage = object({ items: list(service), nextCursor: cursor });
export const personPage = object({ items: list(person) });
export const incidentPage = object({
  items: list(
    object(
      { id: nonEmpty, title: nonEmpty, kind: nonEmpty, state: nonEmpty, startedAt: time, updatedAt: time },
      {
        endsAt: time,
        nextUpdateAt: time,
        body: text,
        format: oneOf('text', 'markdown', 'html'),
        url: text,
        serviceIds: list(text),
        following: flag,
      },
    ),
  ),
});
export const articlePage = object({
  items: list(
    object(
      { id: nonEmpty, title: nonEmpty },
      { excerpt: text, url: text, body: text, format: oneOf('text', 'markdown', 'html') },
    ),
  ),
});

const features = [
  ...['search', 'close', 'reopen', 'rating', 'read', 'events'],
  ...['services', 'people', 'incidents', 'articles'],
];

const limit = of(
  'a number, or a date as a string',
  value => typeof value === 'number' || typeof value === 'string',
);
const field = object(
  { id: nonEmpty, label: text, type: nonEmpty },
  {
    required: flag,
    options: list(object({ value: text, label: text })),
    help: text,
    showWhen: object(
      {
        field: nonEmpty,
        is: of('a string or a list of strings', value =>
          [value].flat().every(one => typeof one === 'string'),
        ),
      },
      {},
    ),
    maxLength: positive,
    min: limit,
    max: limit,
  },
);

export const config = object(
  {},
  {
    user: object({ key: nonEmpty }, { name: text }),
    maxSummaryLength: positive,
    maxAttachmentBytes: count,
    maxAttachments: count,
    acceptedTypes: list(nonEmpty),
    fields: list(field),
    contract: nonEmpty,
    types: list(
      object(
        { id: nonEmpty, label: text },
        {
          help: text,
          fields: list(field),
          severities: list(text),
          service: oneOf('required', 'optional', 'none'),
          descriptionTemplate: text,
        },
      ),
    ),
    severities: list(object({ value: nonEmpty, label: text }, { help: text, replyWithinMinutes: positive })),
    hours: object({ text }, { open: flag, until: time, timeZone: text }),
    phone: object({ number: nonEmpty }, { label: text, pin: text }),
    closedReply: oneOf('reopens', 'follow-up', 'refused'),
    commentFormats: list(oneOf('text', 'markdown')),
    afterSend: text,
    descriptionFormats: list(oneOf('text', 'markdown')),
    features: object({}, Object.fromEntries(features.map(name => [name, flag]))),
  },
);

export const problem = object(
  { type: text, title: nonEmpty, status: positive },
  { detail: text, errors: list(object({ field: nonEmpty, detail: text })) },
);

export const event = object({ key: nonEmpty, updatedAt: time });
