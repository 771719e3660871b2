/**
 * What a service desk of Jira Service Management holds, in memory, and what agents do there. The semantics are those of the description's
 * texts: requests are ordered by their latest activity, whoever sees it.
 */
import { randomUUID } from 'node:crypto';

/**
 * @typedef {{ accountId: string, emailAddress: string, displayName: string, role: 'customer' | 'agent' | 'admin', token: string,
 *   hidesAddress?: boolean }} User
 * @typedef {{ id: string, filename: string, mimeType: string, bytes: Uint8Array<ArrayBuffer>, author: User, created: number,
 *   isInternal: boolean }} Attachment
 * @typedef {{ id: string, body: string, author: User, created: number, isPublic: boolean, attachments: Attachment[] }} Comment
 * @typedef {{ status: string, category: string, at: number }} Status
 * @typedef {{ issueId: string, issueKey: string, requestTypeId: string, serviceDeskId: string, created: number, reporter: User, creator: User,
 *   participants: User[], values: Record<string, any>, statuses: Status[], comments: Comment[], attachments: Attachment[],
 *   feedback?: { rating: number, comment?: string }, touched: number, breachAt?: number }} Request
 */

const text = (/** @type {string} */ custom) => ({
  type: 'string',
  custom: `com.atlassian.jira.plugin.system.customfieldtypes:${custom}`,
});
const system = (/** @type {string} */ name, type = 'string') => ({ type, system: name });
/** @param {string} fieldId @param {string} name @param {any} jiraSchema @param {any} [more] */
const field = (fieldId, name, jiraSchema, more) => ({
  fieldId,
  name,
  description: '',
  required: false,
  visible: true,
  validValues: [],
  defaultValues: [],
  jiraSchema,
  ...more,
});

const common = [
  field('summary', 'Summary', system('summary'), { required: true }),
  field('description', 'Description', system('description')),
  field('attachment', 'Attachment', { type: 'array', items: 'attachment', system: 'attachment' }),
];
const choices = (/** @type {string[]} */ ...labels) =>
  labels.map((label, index) => ({ value: String(10_100 + index), label, children: [] }));

/** As an administrator sets them up. */
const requestTypes = [
  { id: '25', name: 'Get help', description: 'Anything that does not work', helpText: '', fields: common },
  {
    id: '26',
    name: 'Server problem',
    description: 'A server that is down or slow',
    helpText: 'Say which server.',
    fields: [
      ...common,
      field('customfield_10050', 'Server name', text('textfield'), {
        required: true,
        description: 'As in the panel',
      }),
      field('customfield_10051', 'Where', text('select'), { validValues: choices('Amsterdam', 'Reykjavik') }),
      field('customfield_10052', 'Since', { ...text('datepicker'), type: 'date' }),
      field(
        'customfield_10053',
        'What is affected',
        { ...text('multicheckboxes'), type: 'array', items: 'option' },
        {
          validValues: choices('Mail', 'Web'),
        },
      ),
      field('customfield_10054', 'Visitors a day', { ...text('float'), type: 'number' }),
      field('customfield_10055', 'Notes', text('textarea')),
      field('customfield_10056', 'Page', text('url')),
      field('customfield_10057', 'Internal', text('textfield'), { visible: false }),
    ],
  },
  {
    id: '27',
    name: 'Approval by a person',
    description: 'It asks for somebody of Jira',
    helpText: '',
    fields: [
      ...common,
      field('customfield_10058', 'Approver', { ...text('userpicker'), type: 'user' }, { required: true }),
    ],
  },
];

/** From each status: the id, the name and the target of the transitions that customers see; agents see more. */
const transitions = {
  'Waiting for support': [['11', 'Resolve this issue', 'Resolved', 'DONE']],
  'Waiting for customer': [
    ['11', 'Resolve this issue', 'Resolved', 'DONE'],
    ['21', 'Respond to support', 'Waiting for support', 'INDETERMINATE'],
  ],
  Resolved: [['31', 'Back to support', 'Waiting for support', 'INDETERMINATE']],
};

export class JsmData {
  serviceDesk = { id: '10', projectId: '10010', projectName: 'Customer support', projectKey: 'CS' };
  /** @type {User[]} */
  users = [];
  /** @type {Request[]} */
  requests = [];
  /** @type {Map<string, Omit<Attachment, 'id'> & { serviceDeskId: string }>} */
  temporaryFiles = new Map();
  /** Those who are customers of the service desk. @type {Set<string>} */
  customers = new Set();
  articles = [
    { id: '8786177', title: 'Reset your password', excerpt: 'How to set a new password for the panel' },
    { id: '8785228', title: 'Mail does not arrive', excerpt: 'Look at the DNS records first' },
  ];
  requestTypes = requestTypes;
  /** Bytes of one file. */
  maxFileBytes = 20 * 1024 * 1024;
  /** Comments that `expand=comment` of a request gives. */
  expandedComments = 10;
  #ids = 10_000;
  #time = 0;
  #touched = 0;

  /** Each moment once. */
  now() {
    this.#time = Math.max(Date.now(), this.#time + 1);
    return this.#time;
  }

  nextId = () => String(++this.#ids);

  /** @param {string} emailAddress @param {string} displayName @param {User['role']} [role] @returns {User} */
  addUser(emailAddress, displayName, role = 'customer') {
    const user = { accountId: `qm:${randomUUID()}`, emailAddress, displayName, role, token: randomUUID() };
    this.users.push(user);
    if (role === 'customer') this.customers.add(user.accountId);
    return user;
  }

  /** @param {string} idOrKey */
  find = idOrKey =>
    this.requests.find(({ issueId, issueKey }) => issueId === idOrKey || issueKey === idOrKey);

  /** @param {string} idOrKey @returns {Request} */
  get(idOrKey) {
    const found = this.find(idOrKey);
    if (!found) throw new Error(`There is no ${idOrKey}`);
    return found;
  }

  /** @param {Request} request */
  touch(request) {
    request.touched = ++this.#touched;
  }

  /** @param {{ reporter: User, creator: User, requestTypeId: string, values: Record<string, any>, participants?: User[] }} what */
  addRequest({ reporter, creator, requestTypeId, values, participants = [] }) {
    const issueId = this.nextId();
    const created = this.now();
    /** @type {Request} */
    const request = {
      issueId,
      issueKey: `CS-${Number(issueId) - 9900}`,
      requestTypeId,
      serviceDeskId: this.serviceDesk.id,
      created,
      reporter,
      creator,
      participants,
      values,
      statuses: [{ status: 'Waiting for support', category: 'INDETERMINATE', at: created }],
      comments: [],
      attachments: [],
      touched: 0,
      breachAt: created + 4 * 3_600_000,
    };
    this.requests.push(request);
    this.touch(request);
    return request;
  }

  /** @param {string} idOrKey @param {User} author @param {string} body @param {{ isPublic?: boolean, attachments?: Attachment[] }} [more] */
  addComment(idOrKey, author, body, { isPublic = true, attachments = [] } = {}) {
    const request = this.get(idOrKey);
    const comment = { id: this.nextId(), body, author, created: this.now(), isPublic, attachments };
    request.comments.push(comment);
    // The first answer ends the time for it.
    if (isPublic && author.role !== 'customer') delete request.breachAt;
    this.touch(request);
    return comment;
  }

  /** @param {string} idOrKey @param {User} author @param {string} filename @param {string} mimeType @param {Uint8Array<ArrayBuffer>} bytes */
  addAttachment(idOrKey, author, filename, mimeType, bytes, isInternal = false) {
    const request = this.get(idOrKey);
    const attachment = {
      id: this.nextId(),
      filename,
      mimeType,
      bytes,
      author,
      created: this.now(),
      isInternal,
    };
    request.attachments.push(attachment);
    this.touch(request);
    return attachment;
  }

  /** @param {Request} request @returns {string[][]} */
  transitionsOf = request => /** @type {any} */ (transitions)[request.statuses.at(-1)?.status ?? ''] ?? [];

  /** @param {string} idOrKey @param {string} status @param {string} category */
  setStatus(idOrKey, status, category) {
    const request = this.get(idOrKey);
    request.statuses.push({ status, category, at: this.now() });
    this.touch(request);
  }

  /** Nobody finds it again. @param {string} idOrKey */
  delete(idOrKey) {
    this.requests = this.requests.filter(request => request !== this.get(idOrKey));
  }
}
