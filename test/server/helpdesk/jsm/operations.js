/** What each operation does, by its operationId: who may, and what the answer is. The store is data.js. */
import { randomUUID } from 'node:crypto';
import { customer, expandOf, isAgent, range, Refusal, requireAgent, requireServiceDesk } from './common.js';
import { setupOperations } from './setup-operations.js';
import { page } from './shapes.js';
import { problemsOfValues } from './values.js';

/** @typedef {import('./common.js').Call} Call */
/** @typedef {import('./common.js').Answer} Answer */

/** The request that the user may see. @param {Call} call */
function requestOf({ user, path, data }) {
  const found = data.find(path['issueIdOrKey'] ?? path['requestIdOrKey'] ?? '');
  const sees = found && (isAgent(user) || found.reporter === user || found.participants.includes(user));
  if (!found || !sees) throw new Refusal(404, 'The issue no longer exists.');
  return found;
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

/** @type {Record<string, (call: Call) => Answer>} */
export const operations = {
  ...setupOperations,

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
};
