/**
 * The types of the REST contract. Generated from openapi.yaml by `npm run api:types`; do not edit.
 */
export interface paths {
  '/config': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What this backend offers
     * @description Optional. Where it answers 404 a client uses the defaults. A client never waits for it with the first list.
     */
    get: operations['getConfig'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/requests': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The customer's requests */
    get: operations['listRequests'];
    put?: never;
    /** Ask for support */
    post: operations['createRequest'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/requests/{key}': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description What people call the request.
         * @example CS-295900
         */
        key: components['parameters']['Key'];
      };
      cookie?: never;
    };
    /** One request */
    get: operations['getRequest'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /**
     * Close or reopen
     * @description To set the status that it has already is no error.
     */
    patch: operations['setStatus'];
    trace?: never;
  };
  '/requests/{key}/read': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description What people call the request.
         * @example CS-295900
         */
        key: components['parameters']['Key'];
      };
      cookie?: never;
    };
    get?: never;
    /**
     * Tell how far the customer has read
     * @description The mark only moves forward, so an older one that arrives late does no harm.
     */
    put: operations['markRead'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/requests/{key}/comments': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description What people call the request.
         * @example CS-295900
         */
        key: components['parameters']['Key'];
      };
      cookie?: never;
    };
    /**
     * The thread
     * @description Oldest first. A server that can turn it round answers `order=newest` with the newest first and says so with
     *     `order` in the body. The request's own description is not among the comments.
     */
    get: operations['listComments'];
    put?: never;
    /**
     * Write into the thread
     * @description The body may be empty where there is a file. What a reply to a closed request does is said by
     *     `Config.closedReply`; where replies are refused it answers 422.
     */
    post: operations['addComment'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/requests/{key}/rating': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description What people call the request.
         * @example CS-295900
         */
        key: components['parameters']['Key'];
      };
      cookie?: never;
    };
    get?: never;
    /**
     * Say how well it was solved
     * @description Replaces the rating before it. A server may refuse it with 409 while the request is open.
     */
    put: operations['rateRequest'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/attachments': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Upload a file
     * @description Kept for at least 24 hours while no request or comment has named it. A client whose id the server no longer
     *     knows (422 with the field `attachmentIds`) uploads again.
     */
    post: operations['uploadAttachment'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/attachments/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description The id of the attachment.
         * @example att_5kq0v1x2
         */
        id: string;
      };
      cookie?: never;
    };
    /**
     * The bytes of a file
     * @description Or a redirect within the API's origin. Where the bytes are elsewhere the attachment's `url` is a signed address,
     *     opened as a link and without the token.
     */
    get: operations['fetchAttachment'];
    put?: never;
    post?: never;
    /**
     * Remove a file that was not yet sent
     * @description One that a request or comment has named stays, and answers 409.
     */
    delete: operations['deleteAttachment'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/events': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * News as it happens
     * @description Tried only where `Config.features.events` is true; a server without it answers 404 or 501. It is read over
     *     fetch, since `EventSource` cannot carry a token.
     */
    get: operations['streamEvents'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    /** @description A customer's request for support. */
    Request: {
      /**
       * @description What people call it.
       * @example CS-295900
       */
      key: string;
      summary: string;
      /** @description With the attachments, the first entry of the thread. */
      description: string;
      author?: components['schemas']['Author'];
      attachments: components['schemas']['Attachment'][];
      /** @description `updated` is open with something unread. A backend may have words of its own. */
      status: ('open' | 'closed' | 'updated') | string;
      /** @description The backend's own words for the status. */
      statusLabel?: string;
      /** @description Where absent: whether `status` is `closed`. */
      closed?: boolean;
      /** Format: date-time */
      createdAt: string;
      /**
       * Format: date-time
       * @description Of the last change or comment, by whomever.
       */
      updatedAt: string;
      /** @description Support wrote something that this customer has not read. */
      unread?: boolean;
      /**
       * @description Whose turn it is.
       * @enum {string}
       */
      awaiting?: 'support' | 'requester';
      /** @description What can be done with this request, within what `Config.features` allows. A closed one has `reply` also where that starts a follow-up. */
      actions?: ('reply' | 'attach' | 'close' | 'reopen' | 'rate')[];
      fields?: {
        [key: string]: string;
      };
      rating?: number;
      /** @description Only on 201: what went wrong although it was created. */
      warnings?: string[];
    };
    RequestPage: {
      items: components['schemas']['Request'][];
      nextCursor: string | null;
      /** @description How many the filter and the search leave. */
      total?: number;
      /** @description How many are unread, whatever the filter. */
      unreadCount?: number;
    };
    NewRequest: {
      /** @description `Config.maxSummaryLength` may say another limit. */
      summary: string;
      description: string;
      attachmentIds: string[];
      /** @description Values of the custom fields by their id; a checkbox is `true` or `false`. */
      fields?: {
        [key: string]: string;
      };
      context?: components['schemas']['ContextItem'][];
      /** @description The key of the closed request that this one goes on from. */
      followUpOf?: string;
    };
    /** @description What the page tells about the place where the person asks. */
    ContextItem: {
      id: string;
      label: string;
      value: string;
    };
    StatusChange: {
      /** @enum {string} */
      status: 'open' | 'closed';
    };
    ReadMark: {
      /** @description The id of the last comment that was seen. */
      upTo: string;
    };
    Rating: {
      score: number;
      comment?: string;
    };
    Author: {
      name: string;
      /** @enum {string} */
      role: 'requester' | 'agent' | 'system';
      /** @description The signed-in customer. */
      me?: boolean;
      /** Format: uri-reference */
      avatarUrl?: string;
    };
    Comment: {
      id: string;
      author: components['schemas']['Author'];
      body: string;
      /**
       * @default text
       * @enum {string}
       */
      format: 'text' | 'markdown' | 'html';
      /** Format: date-time */
      createdAt: string;
      attachments: components['schemas']['Attachment'][];
      /** @description Only on 201: what went wrong although it was added. */
      warnings?: string[];
    };
    CommentPage: {
      items: components['schemas']['Comment'][];
      nextCursor: string | null;
      /**
       * @description Present where the newest come first.
       * @enum {string}
       */
      order?: 'newest';
    };
    NewComment: {
      /** @description May be empty where there is a file. */
      body: string;
      attachmentIds: string[];
      /**
       * @description One of `Config.commentFormats`; `text` where absent.
       * @enum {string}
       */
      format?: 'text' | 'markdown';
    };
    Upload: {
      /**
       * Format: binary
       * @description The one part.
       */
      file: string;
    };
    Attachment: {
      id: string;
      name: string;
      /** @description Bytes. */
      size: number;
      /** @description Media type. */
      type: string;
      /**
       * Format: uri-reference
       * @description Absolute, or relative to `{base}/`.
       */
      url: string;
      /**
       * Format: uri-reference
       * @description A small picture.
       */
      thumbnailUrl?: string;
    };
    Config: {
      /** @description Who is signed in; a change of the key hides the drafts of the one before. */
      user?: {
        key: string;
        name?: string;
      };
      /** @default 255 */
      maxSummaryLength: number;
      maxAttachmentBytes?: number;
      /** @description For one request or comment. */
      maxAttachments?: number;
      /** @description As in `<input accept>`; empty or absent means anything. */
      acceptedTypes?: string[];
      fields?: components['schemas']['Field'][];
      /** @enum {string} */
      closedReply?: 'reopens' | 'follow-up' | 'refused';
      commentFormats?: ('text' | 'markdown')[];
      /** @description What is not switched on is not shown. */
      features?: {
        search?: boolean;
        close?: boolean;
        reopen?: boolean;
        rating?: boolean;
        read?: boolean;
        events?: boolean;
      };
    };
    /** @description A custom field of the new-request form. */
    Field: {
      id: string;
      label: string;
      /** @enum {string} */
      type: 'text' | 'select' | 'checkbox';
      required?: boolean;
      options?: {
        value: string;
        label: string;
      }[];
      help?: string;
    };
    /** @description RFC 9457. */
    Problem: {
      /** Format: uri-reference */
      type: string;
      title: string;
      status: number;
      /** @description Shown to the person as text. */
      detail?: string;
      errors?: {
        /** @description The property that is wrong; `fields.<id>` for a custom field. */
        field: string;
        detail: string;
      }[];
    };
  };
  responses: {
    /** @description Nothing has changed. */
    NotModified: {
      headers: {
        ETag: components['headers']['ETag'];
        [name: string]: unknown;
      };
      content?: never;
    };
    /** @description The call itself is not understood. */
    BadRequest: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description Nobody is signed in, or not any more. */
    Unauthorized: {
      headers: {
        /**
         * @description How to sign in.
         * @example Bearer
         */
        'WWW-Authenticate'?: string;
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description Signed in, but not allowed to. */
    Forbidden: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description There is no such thing, or it belongs to somebody else. */
    NotFound: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description It can't be done in the present state. */
    Conflict: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description The body or the file is over the limit. */
    TooLarge: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description A body or a file of this type is not accepted. */
    Unsupported: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description The body is understood, but something in it is wrong. */
    Invalid: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description Too many calls. */
    RateLimited: {
      headers: {
        'Retry-After': components['headers']['RetryAfter'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description A defect of the server. */
    ServerError: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description This server has no event stream. */
    NotImplemented: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description Down for a while. */
    Unavailable: {
      headers: {
        'Retry-After': components['headers']['RetryAfter'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
  };
  parameters: {
    /**
     * @description What people call the request.
     * @example CS-295900
     */
    Key: string;
    /**
     * @description How many items a page holds; more than 100 counts as 100.
     * @example 20
     */
    Limit: number;
    /** @description `nextCursor` of the page before. It goes with the same filter, sort and order. */
    Cursor: string;
    /**
     * @description The `ETag` of the answer that the client has.
     * @example W/"1k3h9s"
     */
    IfNoneMatch: string;
    /**
     * @description One for each submission.
     * @example 6f2d8a3e-1b74-4c55-9a0e-2f7d3c81b9aa
     */
    IdempotencyKey: string;
  };
  requestBodies: never;
  headers: {
    /**
     * @description Changes when the answer changes.
     * @example W/"1k3h9s"
     */
    ETag: string;
    /**
     * @description Where it is; absolute, or relative to the address of the call.
     * @example /api/support/requests/CS-295901
     */
    Location: string;
    /**
     * @description `true` where this is the stored answer of an earlier call.
     * @example true
     */
    IdempotencyReplayed: 'true';
    /**
     * @description Seconds to wait, or a date.
     * @example 30
     */
    RetryAfter: string;
  };
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  getConfig: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The configuration. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Config'];
        };
      };
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      429: components['responses']['RateLimited'];
      500: components['responses']['ServerError'];
      503: components['responses']['Unavailable'];
    };
  };
  listRequests: {
    parameters: {
      query?: {
        /** @description `open` is everything that is not closed. */
        status?: 'open' | 'closed' | 'all';
        /**
         * @description How many items a page holds; more than 100 counts as 100.
         * @example 20
         */
        limit?: components['parameters']['Limit'];
        /** @description `nextCursor` of the page before. It goes with the same filter, sort and order. */
        cursor?: components['parameters']['Cursor'];
        /** @description Words that all occur in the key, the summary, the description or a comment; case is ignored. */
        q?: string;
        /** @description The newest or highest first. */
        sort?: 'updated' | 'created' | 'key';
      };
      header?: {
        /**
         * @description The `ETag` of the answer that the client has.
         * @example W/"1k3h9s"
         */
        'If-None-Match'?: components['parameters']['IfNoneMatch'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description One page. */
      200: {
        headers: {
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RequestPage'];
        };
      };
      304: components['responses']['NotModified'];
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      429: components['responses']['RateLimited'];
      500: components['responses']['ServerError'];
      503: components['responses']['Unavailable'];
    };
  };
  createRequest: {
    parameters: {
      query?: never;
      header: {
        /**
         * @description One for each submission.
         * @example 6f2d8a3e-1b74-4c55-9a0e-2f7d3c81b9aa
         */
        'Idempotency-Key': components['parameters']['IdempotencyKey'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewRequest'];
      };
    };
    responses: {
      /** @description It is created. */
      201: {
        headers: {
          Location: components['headers']['Location'];
          'Idempotency-Replayed': components['headers']['IdempotencyReplayed'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Request'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      409: components['responses']['Conflict'];
      413: components['responses']['TooLarge'];
      415: components['responses']['Unsupported'];
      422: components['responses']['Invalid'];
      429: components['responses']['RateLimited'];
      500: components['responses']['ServerError'];
      503: components['responses']['Unavailable'];
    };
  };
  getRequest: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The `ETag` of the answer that the client has.
         * @example W/"1k3h9s"
         */
        'If-None-Match'?: components['parameters']['IfNoneMatch'];
      };
      path: {
        /**
         * @description What people call the request.
         * @example CS-295900
         */
        key: components['parameters']['Key'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The request. */
      200: {
        headers: {
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Request'];
        };
      };
      304: components['responses']['NotModified'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      429: components['responses']['RateLimited'];
      500: components['responses']['ServerError'];
      503: components['responses']['Unavailable'];
    };
  };
  setStatus: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description What people call the request.
         * @example CS-295900
         */
        key: components['parameters']['Key'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['StatusChange'];
      };
    };
    responses: {
      /** @description The request as it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Request'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      413: components['responses']['TooLarge'];
      415: components['responses']['Unsupported'];
      422: components['responses']['Invalid'];
      429: components['responses']['RateLimited'];
      500: components['responses']['ServerError'];
      503: components['responses']['Unavailable'];
    };
  };
  markRead: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description What people call the request.
         * @example CS-295900
         */
        key: components['parameters']['Key'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ReadMark'];
      };
    };
    responses: {
      /** @description It is noted. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      413: components['responses']['TooLarge'];
      415: components['responses']['Unsupported'];
      422: components['responses']['Invalid'];
      429: components['responses']['RateLimited'];
      500: components['responses']['ServerError'];
      503: components['responses']['Unavailable'];
    };
  };
  listComments: {
    parameters: {
      query?: {
        /**
         * @description How many items a page holds; more than 100 counts as 100.
         * @example 20
         */
        limit?: components['parameters']['Limit'];
        /** @description `nextCursor` of the page before. It goes with the same filter, sort and order. */
        cursor?: components['parameters']['Cursor'];
        /** @description Ask for the newest first. */
        order?: 'newest';
      };
      header?: {
        /**
         * @description The `ETag` of the answer that the client has.
         * @example W/"1k3h9s"
         */
        'If-None-Match'?: components['parameters']['IfNoneMatch'];
      };
      path: {
        /**
         * @description What people call the request.
         * @example CS-295900
         */
        key: components['parameters']['Key'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description One page. */
      200: {
        headers: {
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommentPage'];
        };
      };
      304: components['responses']['NotModified'];
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      429: components['responses']['RateLimited'];
      500: components['responses']['ServerError'];
      503: components['responses']['Unavailable'];
    };
  };
  addComment: {
    parameters: {
      query?: never;
      header: {
        /**
         * @description One for each submission.
         * @example 6f2d8a3e-1b74-4c55-9a0e-2f7d3c81b9aa
         */
        'Idempotency-Key': components['parameters']['IdempotencyKey'];
      };
      path: {
        /**
         * @description What people call the request.
         * @example CS-295900
         */
        key: components['parameters']['Key'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewComment'];
      };
    };
    responses: {
      /** @description It is in the thread. */
      201: {
        headers: {
          'Idempotency-Replayed': components['headers']['IdempotencyReplayed'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Comment'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      413: components['responses']['TooLarge'];
      415: components['responses']['Unsupported'];
      422: components['responses']['Invalid'];
      429: components['responses']['RateLimited'];
      500: components['responses']['ServerError'];
      503: components['responses']['Unavailable'];
    };
  };
  rateRequest: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description What people call the request.
         * @example CS-295900
         */
        key: components['parameters']['Key'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['Rating'];
      };
    };
    responses: {
      /** @description It is noted. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      413: components['responses']['TooLarge'];
      415: components['responses']['Unsupported'];
      422: components['responses']['Invalid'];
      429: components['responses']['RateLimited'];
      500: components['responses']['ServerError'];
      503: components['responses']['Unavailable'];
    };
  };
  uploadAttachment: {
    parameters: {
      query?: never;
      header: {
        /**
         * @description One for each submission.
         * @example 6f2d8a3e-1b74-4c55-9a0e-2f7d3c81b9aa
         */
        'Idempotency-Key': components['parameters']['IdempotencyKey'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'multipart/form-data': components['schemas']['Upload'];
      };
    };
    responses: {
      /** @description It is kept. */
      201: {
        headers: {
          Location: components['headers']['Location'];
          'Idempotency-Replayed': components['headers']['IdempotencyReplayed'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Attachment'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      409: components['responses']['Conflict'];
      413: components['responses']['TooLarge'];
      415: components['responses']['Unsupported'];
      422: components['responses']['Invalid'];
      429: components['responses']['RateLimited'];
      500: components['responses']['ServerError'];
      503: components['responses']['Unavailable'];
    };
  };
  fetchAttachment: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description The id of the attachment.
         * @example att_5kq0v1x2
         */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The bytes, never to be shown as a page. */
      200: {
        headers: {
          /**
           * @description Always `attachment`, with the name as RFC 6266 and RFC 8187 write it.
           * @example attachment; filename="backup.log"; filename*=UTF-8''backup.log
           */
          'Content-Disposition'?: string;
          /**
           * @description Always `nosniff`.
           * @example nosniff
           */
          'X-Content-Type-Options'?: string;
          [name: string]: unknown;
        };
        content: {
          '*/*': string;
        };
      };
      /** @description The bytes are at another address of the same origin. */
      302: {
        headers: {
          Location: components['headers']['Location'];
          [name: string]: unknown;
        };
        content?: never;
      };
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      429: components['responses']['RateLimited'];
      500: components['responses']['ServerError'];
      503: components['responses']['Unavailable'];
    };
  };
  deleteAttachment: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description The id of the attachment.
         * @example att_5kq0v1x2
         */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It is gone. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      429: components['responses']['RateLimited'];
      500: components['responses']['ServerError'];
      503: components['responses']['Unavailable'];
    };
  };
  streamEvents: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The last `id` that the client saw; the stream goes on after it.
         * @example 1841
         */
        'Last-Event-ID'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A stream of events named `request`; `data` is an EventData as JSON. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/event-stream': string;
        };
      };
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      429: components['responses']['RateLimited'];
      500: components['responses']['ServerError'];
      501: components['responses']['NotImplemented'];
      503: components['responses']['Unavailable'];
    };
  };
}
