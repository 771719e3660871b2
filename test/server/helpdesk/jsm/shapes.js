/** The objects of the API: `…DTO` of description.json. */

/** @typedef {import('./data.js').JsmData} JsmData */
/** @typedef {import('./data.js').Request} Request */
/** @typedef {import('./data.js').User} User */

const date = (/** @type {number} */ at) => ({
  iso8601: new Date(at).toISOString().replace(/\.\d+Z$/, '+0000'),
  jira: new Date(at).toISOString().replace('Z', '+0000'),
  friendly: 'Today',
  epochMillis: at,
});

/** Where the server sees itself. @typedef {{ origin: string, api: string }} Place */

export class Shapes {
  /** @param {JsmData} data @param {Place} place */
  constructor(data, place) {
    this.data = data;
    this.place = place;
  }

  /** @param {User} user */
  user = ({ accountId, emailAddress, displayName, hidesAddress }) => ({
    accountId,
    ...(hidesAddress ? {} : { emailAddress }),
    displayName,
    active: true,
    timeZone: 'Europe/Amsterdam',
    _links: { self: `${this.place.origin}/rest/api/2/user?accountId=${encodeURIComponent(accountId)}` },
  });

  /** @param {Request} request @param {import('./data.js').Attachment} attachment */
  attachment = ({ issueId }, { id, filename, mimeType, bytes, author, created }) => ({
    filename,
    author: this.user(author),
    created: date(created),
    size: bytes.length,
    mimeType,
    _links: {
      self: `${this.place.api}/request/${issueId}/attachment/${id}`,
      jiraRest: `${this.place.origin}/rest/api/2/attachment/${id}`,
      content: `${this.place.origin}/secure/attachment/${id}/${encodeURIComponent(filename)}`,
    },
  });

  /** @param {Request} request @param {import('./data.js').Comment} comment @param {readonly string[]} expand */
  comment(request, { id, body, author, created, isPublic, attachments }, expand) {
    const html = `<p>${body.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll(/\r?\n/g, '<br/>\n')}</p>`;
    return {
      _expands: ['attachment', 'renderedBody'],
      id,
      body,
      ...(expand.includes('renderedBody') ? { renderedBody: { html } } : {}),
      author: this.user(author),
      created: date(created),
      public: isPublic,
      ...(expand.includes('attachment')
        ? { attachments: page(attachments.map(attachment => this.attachment(request, attachment))) }
        : {}),
      _links: { self: `${this.place.api}/request/${request.issueId}/comment/${id}` },
    };
  }

  /** @param {import('./data.js').Status} status */
  status = ({ status, category, at }) => ({ status, statusCategory: category, statusDate: date(at) });

  /** @param {Request} request */
  sla = ({ created, breachAt }) => {
    const goalDuration = { millis: 4 * 3_600_000, friendly: '4h' };
    const times = { startTime: date(created), goalDuration };
    return [
      {
        id: '1',
        name: 'Time to resolution',
        completedCycles: [],
        ongoingCycle: { ...times, breachTime: date(created + 86_400_000), breached: false, paused: false },
      },
      {
        id: '2',
        name: 'Time to first response',
        ...(breachAt === undefined
          ? { completedCycles: [{ ...times, stopTime: date(created + 1), breached: false }] }
          : {
              completedCycles: [],
              ongoingCycle: { ...times, breachTime: date(breachAt), breached: false, paused: false },
            }),
      },
    ];
  };

  /** Values that have one are shown, with those of the type's form that are visible. @param {Request} request */
  #values({ requestTypeId, values }) {
    const type = this.data.requestTypes.find(({ id }) => id === requestTypeId);
    return (type?.fields ?? [])
      .filter(({ fieldId, visible }) => visible && fieldId in values && fieldId !== 'attachment')
      .map(({ fieldId, name, validValues }) => {
        /** @param {any} value */
        const full = value => ({
          ...value,
          value: validValues.find((/** @type {any} */ one) => one.value === value.id)?.label ?? value.value,
        });
        const value = values[fieldId];
        const isOption = typeof value === 'object' && !Array.isArray(value);
        return {
          fieldId,
          label: name,
          value: Array.isArray(value) ? value.map(full) : isOption ? full(value) : value,
        };
      });
  }

  /** @param {Request} request @param {readonly string[]} expand @param {boolean} seesInternal */
  request(request, expand, seesInternal) {
    const { issueId, issueKey, requestTypeId, serviceDeskId, created, reporter } = request;
    const status = /** @type {import('./data.js').Status} */ (request.statuses.at(-1));
    const prefix = 'comment.';
    const inner = expand.filter(name => name.startsWith(prefix)).map(name => name.slice(prefix.length));
    const comments = request.comments.filter(({ isPublic }) => isPublic || seesInternal);
    const files = request.attachments.filter(({ isInternal }) => !isInternal || seesInternal);
    return {
      _expands: [
        'participant',
        'status',
        'sla',
        'requestType',
        'serviceDesk',
        'attachment',
        'action',
        'comment',
      ],
      issueId,
      issueKey,
      requestTypeId,
      serviceDeskId,
      createdDate: date(created),
      reporter: this.user(reporter),
      requestFieldValues: this.#values(request),
      currentStatus: this.status(status),
      ...(expand.includes('participant') ? { participants: page(request.participants.map(this.user)) } : {}),
      ...(expand.includes('sla') ? { sla: page(this.sla(request)) } : {}),
      ...(expand.includes('attachment')
        ? { attachments: page(files.map(file => this.attachment(request, file))) }
        : {}),
      ...(expand.includes('comment') || inner.length
        ? {
            comments: page(
              comments.map(comment => this.comment(request, comment, inner)),
              { limit: this.data.expandedComments },
            ),
          }
        : {}),
      _links: {
        self: `${this.place.api}/request/${issueId}`,
        web: `${this.place.origin}/servicedesk/customer/portal/1/${issueKey}`,
      },
    };
  }
}

/**
 * A part of a list. There is no total.
 *
 * @template T @param {readonly T[]} all @param {{ start?: number, limit?: number }} [options]
 */
export function page(all, { start = 0, limit = 50 } = {}) {
  const values = all.slice(start, start + limit);
  return { size: values.length, start, limit, isLastPage: start + values.length >= all.length, values };
}
