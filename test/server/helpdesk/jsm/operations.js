/** What each operation does, by its operationId: who may, and what the answer is. The store is data.js. */
import { randomUUID } from 'node:crypto';
import { page } from './shapes.js';
import { problemsOfValues } from './values.js';

/**
 * @typedef {import('./data.js').User} User
 * @typedef {{ user: User, path: Record<string, string>, query: URLSearchParams, body: any, headers: Headers,
 *   data: import('./data.js').JsmData, shapes: import('./shapes.js').Shapes, mediaOrigin: string }} Call
 * @typedef {{ status: number, body?: unknown, headers?: Record<string, string> }} Answer
 */

/** What the server answers with where it does not do it. */
export class Refusal extends Error {
  /** @param {number} status @param {string} message */
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

const mostOnPage = 50;

/** @param {Call} call */
function range({ query }) {
  const number = (/** @type {string} */ name, /** @type {number} */ initial) =>
    query.has(name) ? Number(query.get(name)) : initial;
  return { start: number('start', 0), limit: Math.min(number('limit', mostOnPage), mostOnPage) };
}

/** @param {Call} call */
const expandOf = ({ query }) => query.getAll('expand').flatMap(text => text.split(','));
/** @param {User} user */
const isAgent = ({ role }) => role !== 'customer';
/** @param {User} user @param {string} what */
function requireAgent(user, what) {
  if (!isAgent(user)) throw new Refusal(403, `You do not have permission to ${what}.`);
}

/** The request that the user may see. @param {Call} call */
function requestOf({ user, path, data }) {
  const found = data.find(path['issueIdOrKey'] ?? path['requestIdOrKey'] ?? '');
  const sees = found && (isAgent(user) || found.reporter === user || found.participants.includes(user));
  if (!found || !sees) throw new Refusal(404, 'The issue no longer exists.');
  return found;
}

/** @param {Call} call */
function requireServiceDesk({ path, data }) {
  const { id, projectKey } = data.serviceDesk;
  if (![id, projectKey].includes(path['serviceDeskId'] ?? ''))
    throw new Refusal(404, 'The service desk does not exist, or you have no access to it.');
}

/** @param {Call} call @param {readonly string[]} ids @param {string} issue @param {boolean} isInternal */
function takeFiles({ data, user }, ids, issue, isInternal = false) {
  return ids.map(id => {
    const file = data.temporaryFiles.get(id);
    if (!file) throw new Refusal(400, `The temporary attachment ${id} has expired.`);
    data.temporaryFiles.delete(id);
    return data.addAttachment(issue, user, file.filename, file.mimeType, file.bytes, isInternal);
  });
}

/** How Jira names a file in a text. @param {import('./data.js').Attachment} file */
const markup = ({ filename, mimeType }) =>
  mimeType.startsWith('image/') ? `!${filename}|thumbnail!` : `[^${filename}]`;

/** @param {Call} call @param {string} accountId */
function customer({ data }, accountId) {
  const found = data.users.find(user => user.accountId === accountId);
  if (!found) throw new Refusal(400, `The user ${accountId} does not exist.`);
  return found;
}

/** @type {Record<string, (call: Call) => Answer>} */
export const operations = {
  getInfo: () => ({
    status: 200,
    body: { version: '5.17.0', platformVersion: '1001.0.0', isLicensedForUse: true },
  }),

  getServiceDesks: call => ({ status: 200, body: page([call.data.serviceDesk], range(call)) }),

  getServiceDeskById: call => {
    requireServiceDesk(call);
    return { status: 200, body: call.data.serviceDesk };
  },

  getRequestTypes: call => {
    requireServiceDesk(call);
    const { data } = call;
    const types = data.requestTypes.map(({ fields: _, ...type }) => ({
      ...type,
      issueTypeId: '10001',
      serviceDeskId: data.serviceDesk.id,
      groupIds: ['1'],
    }));
    return { status: 200, body: page(types, range(call)) };
  },

  getRequestTypeFields: call => {
    requireServiceDesk(call);
    const type = call.data.requestTypes.find(({ id }) => id === call.path['requestTypeId']);
    if (!type) throw new Refusal(404, 'The request type does not exist.');
    const able = isAgent(call.user);
    const requestTypeFields = type.fields.filter(({ visible }) => visible);
    const body = { requestTypeFields, canRaiseOnBehalfOf: able, canAddRequestParticipants: able };
    return { status: 200, body };
  },

  createCustomer: ({ user, body, query, data, shapes }) => {
    if (user.role !== 'admin') throw new Refusal(403, 'You need the global permission Administer Jira.');
    const { email = '', displayName = '' } = body;
    if (!/^[^\s@]+@[^\s@]+$/.test(email)) throw new Refusal(400, 'The email address is invalid.');
    if (data.users.some(({ emailAddress }) => emailAddress === email))
      throw new Refusal(
        query.get('strictConflictStatusCode') === 'true' ? 409 : 400,
        'The email address is in use.',
      );
    const made = data.addUser(email, displayName);
    data.customers.delete(made.accountId);
    return { status: 201, body: shapes.user(made) };
  },

  getCustomers: call => {
    requireServiceDesk(call);
    requireAgent(call.user, 'view the customers of this service desk');
    const { data, query, shapes } = call;
    const wanted = (query.get('query') ?? '').toLowerCase();
    const found = data.users.filter(
      ({ accountId, emailAddress, displayName }) =>
        data.customers.has(accountId) && `${displayName} ${emailAddress}`.toLowerCase().includes(wanted),
    );
    return { status: 200, body: page(found.map(shapes.user), range(call)) };
  },

  addCustomers: call => {
    requireServiceDesk(call);
    if (call.user.role !== 'admin')
      throw new Refusal(403, 'You are not an administrator of this service desk.');
    for (const accountId of call.body.accountIds ?? [])
      call.data.customers.add(customer(call, accountId).accountId);
    return { status: 204 };
  },

  getCustomerRequests: call => {
    const { user, data, query, shapes } = call;
    const ownership = query.getAll('requestOwnership');
    const isOpen = (/** @type {import('./data.js').Request} */ { statuses }) =>
      statuses.at(-1)?.category !== 'DONE';
    const status = query.get('requestStatus') ?? 'ALL_REQUESTS';
    const term = query.get('searchTerm')?.toLowerCase().replaceAll('*', '');
    const wants = (/** @type {string} */ name) => !ownership.length || ownership.includes(name);
    const found = data.requests
      .filter(
        request =>
          (wants('OWNED_REQUESTS') && [request.reporter, request.creator].includes(user)) ||
          (wants('PARTICIPATED_REQUESTS') && request.participants.includes(user)),
      )
      .filter(({ serviceDeskId }) => [null, serviceDeskId].includes(query.get('serviceDeskId')))
      .filter(request => status === 'ALL_REQUESTS' || isOpen(request) === (status === 'OPEN_REQUESTS'))
      .filter(({ values }) => !term || String(values['summary']).toLowerCase().includes(term))
      .sort((one, other) => other.touched - one.touched);
    const { values, ...rest } = page(found, range(call));
    const expand = expandOf(call);
    return {
      status: 200,
      body: { ...rest, values: values.map(request => shapes.request(request, expand, isAgent(user))) },
    };
  },

  createCustomerRequest: call => {
    const { user, body, data, shapes } = call;
    const {
      serviceDeskId,
      requestTypeId,
      requestFieldValues = {},
      raiseOnBehalfOf,
      requestParticipants = [],
    } = body;
    if (serviceDeskId !== data.serviceDesk.id) throw new Refusal(400, 'The service desk does not exist.');
    const type = data.requestTypes.find(({ id }) => id === requestTypeId);
    if (!type) throw new Refusal(400, 'The request type does not exist.');
    if (raiseOnBehalfOf !== undefined) requireAgent(user, 'raise requests for others');
    const reporter = raiseOnBehalfOf === undefined ? user : customer(call, raiseOnBehalfOf);
    if (raiseOnBehalfOf !== undefined && !data.customers.has(raiseOnBehalfOf))
      throw new Refusal(400, 'The reporter is not a customer of this service desk.');
    const [problem] = problemsOfValues(type.fields, requestFieldValues);
    if (problem) throw new Refusal(400, problem);
    const { attachment = [], ...values } = requestFieldValues;
    if (attachment.some((/** @type {string} */ id) => !data.temporaryFiles.has(id)))
      throw new Refusal(400, 'A temporary attachment has expired.');
    const participants = requestParticipants.map((/** @type {string} */ id) => customer(call, id));
    const made = data.addRequest({ reporter, creator: user, requestTypeId, values, participants });
    takeFiles(call, attachment, made.issueId);
    return { status: 201, body: shapes.request(made, [], isAgent(user)) };
  },

  getCustomerRequestByIdOrKey: call => ({
    status: 200,
    body: call.shapes.request(requestOf(call), expandOf(call), isAgent(call.user)),
  }),

  getRequestComments: call => {
    const { user, query, shapes, data, path } = call;
    const request = data.find(path['issueIdOrKey'] ?? '');
    const sees =
      request && (isAgent(user) || request.reporter === user || request.participants.includes(user));
    // Nobody is told that it is not theirs.
    if (!sees) return { status: 200, body: page([], range(call)) };
    const shows = (/** @type {string} */ name) => query.get(name) !== 'false';
    const found = request.comments.filter(({ isPublic }) =>
      isPublic ? shows('public') : shows('internal') && isAgent(user),
    );
    const { values, ...rest } = page(found, range(call));
    const expand = expandOf(call).filter(
      name => name !== 'renderedBody' || call.headers.has('X-ExperimentalApi'),
    );
    return {
      status: 200,
      body: { ...rest, values: values.map(one => shapes.comment(request, one, expand)) },
    };
  },

  createRequestComment: call => {
    const { user, body, data, shapes } = call;
    const request = requestOf(call);
    if (typeof body.public !== 'boolean') throw new Refusal(400, 'The field public is required.');
    if (!body.body?.trim()) throw new Refusal(400, 'Comment body can not be empty!');
    if (!body.public) requireAgent(user, 'write internal comments');
    const made = data.addComment(request.issueId, user, body.body, { isPublic: body.public });
    return { status: 201, body: shapes.comment(request, made, []) };
  },

  attachTemporaryFile: call => {
    requireServiceDesk(call);
    const { headers, body, data } = call;
    if (headers.get('X-Atlassian-Token') !== 'no-check') throw new Refusal(403, 'XSRF check failed');
    const files = /** @type {{ file: File, bytes: Uint8Array<ArrayBuffer> }[]} */ (body);
    if (!files.length) throw new Refusal(400, 'There is no file.');
    const temporaryAttachments = files.map(({ file, bytes }) => {
      if (bytes.length > data.maxFileBytes) throw new Refusal(400, `The file ${file.name} is too large.`);
      const temporaryAttachmentId = `temp${randomUUID()}`;
      const { name: filename, type: mimeType } = file;
      const { id: serviceDeskId } = data.serviceDesk;
      data.temporaryFiles.set(temporaryAttachmentId, {
        ...{
          filename,
          mimeType,
          bytes,
          serviceDeskId,
          author: call.user,
          created: data.now(),
          isInternal: false,
        },
      });
      return { temporaryAttachmentId, fileName: filename };
    });
    return { status: 201, body: { temporaryAttachments } };
  },

  createAttachment: call => {
    const { user, body, data, shapes } = call;
    const request = requestOf(call);
    const { temporaryAttachmentIds, public: isPublic, additionalComment } = body;
    if (typeof isPublic !== 'boolean' || !temporaryAttachmentIds?.length)
      throw new Refusal(400, 'The fields public and temporaryAttachmentIds are required.');
    if (!isPublic) requireAgent(user, 'attach internal files');
    const attachments = takeFiles(call, temporaryAttachmentIds, request.issueId, !isPublic);
    const text = [additionalComment?.body, ...attachments.map(markup)].filter(Boolean).join('\n\n');
    const comment = data.addComment(request.issueId, user, text, { isPublic, attachments });
    return {
      status: 201,
      body: {
        comment: shapes.comment(request, comment, []),
        attachments: page(attachments.map(attachment => shapes.attachment(request, attachment))),
      },
    };
  },

  getAttachmentsForRequest: call => {
    const request = requestOf(call);
    const seen = request.attachments.filter(({ isInternal }) => !isInternal || isAgent(call.user));
    return {
      status: 200,
      body: page(
        seen.map(file => call.shapes.attachment(request, file)),
        range(call),
      ),
    };
  },

  getAttachmentContent: call => {
    const request = requestOf(call);
    const file = request.attachments.find(({ id }) => id === call.path['attachmentId']);
    if (!file || (file.isInternal && !isAgent(call.user)))
      throw new Refusal(404, 'The attachment does not exist.');
    return {
      status: 303,
      headers: { Location: `${call.mediaOrigin}/file/${file.id}?token=${request.issueId}` },
    };
  },

  getRequestParticipants: call => ({
    status: 200,
    body: page(requestOf(call).participants.map(call.shapes.user), range(call)),
  }),

  addRequestParticipants: call => {
    const request = requestOf(call);
    const added = (call.body.accountIds ?? []).map((/** @type {string} */ id) => customer(call, id));
    request.participants = [...new Set([...request.participants, ...added])];
    return { status: 200, body: page(added.map(call.shapes.user)) };
  },

  removeRequestParticipants: call => {
    const request = requestOf(call);
    request.participants = request.participants.filter(
      ({ accountId }) => !call.body.accountIds?.includes(accountId),
    );
    return { status: 200, body: page(request.participants.map(call.shapes.user)) };
  },

  getSlaInformation: call => {
    requireAgent(call.user, 'see service level agreements');
    return { status: 200, body: page(call.shapes.sla(requestOf(call)), range(call)) };
  },

  getCustomerTransitions: call => {
    const found = call.data.transitionsOf(requestOf(call)).map(([id, name]) => ({ id, name }));
    return { status: 200, body: page(found, range(call)) };
  },

  performCustomerTransition: call => {
    const request = requestOf(call);
    const found = call.data.transitionsOf(request).find(([id]) => id === call.body.id);
    if (!found) throw new Refusal(400, 'The transition is not valid.');
    const [, , status = '', category = ''] = found;
    call.data.setStatus(request.issueId, status, category);
    return { status: 204 };
  },

  getFeedback: call => {
    const { feedback } = requestOf(call);
    if (!feedback) throw new Refusal(404, 'There is no feedback.');
    return { status: 200, body: { type: 'csat', rating: feedback.rating } };
  },

  postFeedback: call => {
    const request = requestOf(call);
    if (request.reporter !== call.user) throw new Refusal(403, 'Only the reporter gives feedback.');
    const { type, rating, comment } = call.body;
    if (type !== 'csat' || !(rating >= 1 && rating <= 5)) throw new Refusal(400, 'The rating is not valid.');
    request.feedback = { rating, comment: comment?.body };
    return { status: 201, body: call.body };
  },

  getArticles: call => {
    requireServiceDesk(call);
    const words = (call.query.get('query') ?? '').toLowerCase().split(/\s+/).filter(Boolean);
    if (!words.length) throw new Refusal(400, 'The parameter query is missing.');
    const found = call.data.articles
      .filter(({ title, excerpt }) => words.some(word => `${title} ${excerpt}`.toLowerCase().includes(word)))
      .map(({ id, title, excerpt }) => ({
        title,
        excerpt,
        source: { type: 'confluence', pageId: id, spaceKey: 'HELP' },
        content: { iframeSrc: `${call.shapes.place.api}/knowledgebase/article/view/${id}` },
      }));
    return { status: 200, body: page(found, range(call)) };
  },
};
