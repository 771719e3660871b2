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
     * The features and limits of this backend
     * @description Optional. After a 404 a client uses the defaults. A client loads its first list without waiting for it.
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
    /** Create a request */
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
         * @description The number of the request that people see and quote.
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
     * Close or reopen; set the severity
     * @description Setting the status or severity that the request already has is no error. `severity` (contract 1.1) is accepted where the request's `actions` has `severity`.
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
         * @description The number of the request that people see and quote.
         * @example CS-295900
         */
        key: components['parameters']['Key'];
      };
      cookie?: never;
    };
    get?: never;
    /**
     * Set the read mark
     * @description The mark only moves forward, so a delayed call with an older one has no effect.
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
         * @description The number of the request that people see and quote.
         * @example CS-295900
         */
        key: components['parameters']['Key'];
      };
      cookie?: never;
    };
    /**
     * The thread
     * @description Oldest first. A server may support `order=newest`: it then answers with the newest first, and with `order` in the
     *     body. The request's description is not one of the comments.
     */
    get: operations['listComments'];
    put?: never;
    /**
     * Add a comment
     * @description The body may be empty where there is a file. `Config.closedReply` defines the effect on a closed request; with
     *     `refused` the answer is 422.
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
         * @description The number of the request that people see and quote.
         * @example CS-295900
         */
        key: components['parameters']['Key'];
      };
      cookie?: never;
    };
    get?: never;
    /**
     * Rate the solution
     * @description Replaces an earlier rating. A server may answer 409 while the request is open.
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
     * @description Stored for at least 24 hours if no request or comment sends it. After 422 with the field `attachmentIds`, since
     *     the server has deleted the file, a client uploads it again.
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
     * @description Or a redirect within the API's origin. Where the file is at another origin, the attachment's `url` is a signed URL,
     *     which a client opens as a link, without the token.
     */
    get: operations['fetchAttachment'];
    put?: never;
    post?: never;
    /**
     * Delete a file that was not sent yet
     * @description A file that a request or comment has sent cannot be deleted; the answer is 409.
     */
    delete: operations['deleteAttachment'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/requests/{key}/people': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description The number of the request that people see and quote.
         * @example CS-295900
         */
        key: components['parameters']['Key'];
      };
      cookie?: never;
    };
    get?: never;
    /**
     * Share a request with colleagues
     * @description Contract 1.1, where Config has `features.people`. Adding somebody who is there and removing somebody who is not is no error. Only the customer who wrote the request and those with whom it is shared may do so; whoever is removed gets 404 for it from then on. Somebody who is no colleague gives 422 with the field `add`.
     */
    put: operations['sharePeople'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/requests/{key}/comments/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description The number of the request that people see and quote.
         * @example CS-295900
         */
        key: components['parameters']['Key'];
        /**
         * @description The id of the comment.
         * @example com_93fw7c
         */
        id: string;
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Take back one's own comment
     * @description Contract 1.1. Where the comment says `retractable`; 409 when it is too late.
     */
    delete: operations['retractComment'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/services': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What the customer has
     * @description Contract 1.1, where Config has `features.services`.
     */
    get: operations['listServices'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/people': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Colleagues who may be added
     * @description Contract 1.1, where Config has `features.people`. At most 20.
     */
    get: operations['listPeople'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/incidents': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Active and scheduled incidents that concern the customer
     * @description Contract 1.1, where Config has `features.incidents`. Resolved ones are kept in the list for an hour.
     */
    get: operations['listIncidents'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/incidents/{id}/following': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description The id of the incident.
         * @example i-1
         */
        id: string;
      };
      cookie?: never;
    };
    get?: never;
    /**
     * Follow an incident, or no longer
     * @description Contract 1.1. The customer is told of its updates.
     */
    put: operations['followIncident'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/articles': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Articles that may answer a question
     * @description Contract 1.1, where Config has `features.articles`. The best first.
     */
    get: operations['listArticles'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/articles/{id}/outcome': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description The id of the article.
         * @example a-12
         */
        id: string;
      };
      cookie?: never;
    };
    get?: never;
    /**
     * Whether an article solved it
     * @description Contract 1.1.
     */
    put: operations['rateArticle'];
    post?: never;
    delete?: never;
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
     * Changes as a stream of events
     * @description Used only where `Config.features.events` is true; a server without it answers 404 or 501. Clients read it with
     *     fetch, since `EventSource` cannot send a token.
     *
     *     An event named `incident` (contract 1.1) has no data that matters: the list of incidents has changed.
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
       * @description The number that people see and quote.
       * @example CS-295900
       */
      key: string;
      summary: string;
      /** @description The first entry of the thread, together with the attachments. */
      description: string;
      /**
       * @description Contract 1.1; `text` by default.
       * @enum {string}
       */
      descriptionFormat?: 'text' | 'markdown' | 'html';
      author?: components['schemas']['Author'];
      attachments: components['schemas']['Attachment'][];
      /** @description `updated` is open with unread comments. A backend may have further values. */
      status: ('open' | 'closed' | 'updated') | string;
      /** @description The name of the status to show. */
      statusLabel?: string;
      /** @description By default: whether `status` is `closed`. */
      closed?: boolean;
      /** Format: date-time */
      createdAt: string;
      /**
       * Format: date-time
       * @description Of the last change or comment, whoever made it.
       */
      updatedAt: string;
      /** @description Support or a colleague has added a comment that this customer has not read. */
      unread?: boolean;
      /**
       * @description Who has to reply next. `requester` only where support needs a reply to go on: the list shows "Reply needed". Absent where nobody has to.
       * @enum {string}
       */
      awaiting?: 'support' | 'requester';
      /** @description Contract 1.1. The last comment; where it is support's and needs no reply, the list shows "support replied". */
      lastComment?: {
        author: components['schemas']['Author'];
        /** Format: date-time */
        createdAt: string;
        excerpt?: string;
      };
      /** @description What the customer can do with this request, as far as `Config.features` allows it. A closed request also has `reply` where a reply starts a follow-up. */
      actions?: ('reply' | 'attach' | 'close' | 'reopen' | 'rate' | 'severity')[];
      /** @description As in a NewRequest. */
      fields?: {
        [key: string]: string;
      };
      /** @description Contract 1.1. The request type. */
      type?: {
        id: string;
        label: string;
      };
      service?: components['schemas']['Service'];
      /** @description Contract 1.1. */
      severity?: {
        value: string;
        label: string;
      };
      /** @description Contract 1.1. With whom the request is shared; without the customer who wrote it. */
      people?: components['schemas']['Person'][];
      /**
       * @description Contract 1.1. `private`, only the writer and `people` see it; `team`, all colleagues do.
       * @enum {string}
       */
      visibility?: 'private' | 'team';
      /** @description Contract 1.1. The key of the request that continues this one. */
      mergedInto?: string;
      /** @description Contract 1.1. Other requests of this customer. A client shows an unknown `rel` as a related one. */
      links?: {
        /**
         * @example follow-up-of
         * @example duplicate-of
         * @example related
         */
        rel: string;
        key: string;
        summary?: string;
      }[];
      /** @description Contract 1.1. */
      incidentIds?: string[];
      rating?: number;
      /**
       * Format: date-time
       * @description Contract 1.1. When support expects to answer.
       */
      expectedReplyAt?: string;
      /** @description Only with 201: problems that did not prevent the creation. */
      warnings?: string[];
    };
    RequestPage: {
      items: components['schemas']['Request'][];
      nextCursor: string | null;
      /** @description How many requests match the filter and the search. */
      total?: number;
      /** @description How many requests are unread, for any filter. */
      unreadCount?: number;
      /** @description Contract 1.1. How many requests the customer has, whatever the filter and the search. With `awaiting` the filter offers "needs your reply". */
      counts?: {
        open?: number;
        closed?: number;
        awaiting?: number;
      };
    };
    NewRequest: {
      /** @description `Config.maxSummaryLength` may set another limit. */
      summary: string;
      description: string;
      attachmentIds: string[];
      /** @description Values of the custom fields by their id; a checkbox is `true` or `false`, a date is `2026-03-02`, and a multiselect has its values with line feeds between. */
      fields?: {
        [key: string]: string;
      };
      context?: components['schemas']['ContextItem'][];
      /** @description The key of the closed request that this one continues. */
      followUpOf?: string;
      /**
       * @description Contract 1.1. One of `Config.descriptionFormats`; `text` by default.
       * @enum {string}
       */
      descriptionFormat?: 'text' | 'markdown';
      /** @description Contract 1.1. The id of one of `Config.types`. */
      type?: string;
      /** @description Contract 1.1. The id of a service. */
      service?: string;
      /** @description Contract 1.1. The value of one of `Config.severities`. */
      severity?: string;
      /** @description Contract 1.1. Ids or e-mail addresses of colleagues with whom it is shared. */
      people?: string[];
      /**
       * @description Contract 1.1.
       * @enum {string}
       */
      visibility?: 'private' | 'team';
      /** @description Contract 1.1. The incident in spite of which the customer asks. */
      incidentId?: string;
      /** @description Contract 1.1. The articles that were read and did not help. */
      seenArticleIds?: string[];
    };
    /** @description What the page knows about the context of the request, such as the server that it is about. */
    ContextItem: {
      id: string;
      label: string;
      value: string;
    };
    /** @description One of the two, or both. */
    RequestChange: {
      /** @enum {string} */
      status?: 'open' | 'closed';
      /** @description Contract 1.1. The value of a severity. */
      severity?: string;
    };
    ReadMark: {
      /** @description The id of the last comment that was read. Without it, everything there is now, the description included. */
      upTo?: string;
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
      /**
       * @description Contract 1.1. How it came, where not by this API.
       * @example web
       * @example email
       * @example phone
       * @example api
       */
      channel?: string;
      /**
       * Format: date-time
       * @description Contract 1.1. When its text was last changed.
       */
      editedAt?: string;
      /** @description Contract 1.1. The customer can still take it back. */
      retractable?: boolean;
      /** @description Only with 201: problems that did not prevent the comment. */
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
       * @description One of `Config.commentFormats`; `text` by default.
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
    /** @description A file that is sent with a request or comment may have another `id` and `url` there than its upload had, since helpdesks give ids of their own. Its `name`, `size` and `type` stay. */
    Attachment: {
      id: string;
      name: string;
      /** @description Bytes. */
      size: number;
      /** @description Media type. */
      type: string;
      /**
       * Format: uri-reference
       * @description Absolute, or relative to `{base}/`. Only URLs below `{base}/attachments/` are fetched, with the sign-in; any other one is a plain link.
       */
      url: string;
      /**
       * Format: uri-reference
       * @description A small picture. Ignored where it is not below `{base}/attachments/`.
       */
      thumbnailUrl?: string;
      /** @description Contract 1.1. Only a file that is `ready` can be downloaded. */
      state?: ('ready' | 'checking' | 'blocked' | 'expired') | string;
      /** @description Contract 1.1. Why a file is not ready. */
      stateDetail?: string;
    };
    Config: {
      /**
       * @description The version of the contract, as `1.1`. From `1.1` on writes carry the header `Support-User` once the client knows the customer, and the server answers 412 where its value is not the key of the signed-in customer. A write without it is accepted.
       * @example 1.1
       */
      contract?: string;
      /** @description The signed-in customer. Drafts belong to a key; after a change of the key, those of the previous one are hidden. */
      user?: {
        key: string;
        name?: string;
      };
      /** @default 255 */
      maxSummaryLength: number;
      maxAttachmentBytes?: number;
      /** @description For one request or comment. */
      maxAttachments?: number;
      /** @description With the syntax of `<input accept>`; empty or absent accepts everything. */
      acceptedTypes?: string[];
      fields?: components['schemas']['Field'][];
      /** @enum {string} */
      closedReply?: 'reopens' | 'follow-up' | 'refused';
      commentFormats?: ('text' | 'markdown')[];
      /** @description Contract 1.1. The same for the description of a new request; absent accepts text only. */
      descriptionFormats?: ('text' | 'markdown')[];
      /**
       * @description Contract 1.1. What happens next, shown once a request was sent, as plain text in the customer's language.
       * @example We usually answer within 2 hours, and e-mail ada@example.com.
       */
      afterSend?: string;
      /** @description Contract 1.1. */
      types?: components['schemas']['RequestType'][];
      /** @description Contract 1.1. The least severe first. */
      severities?: components['schemas']['Severity'][];
      /** @description Contract 1.1. When support is there. */
      hours?: {
        /** @example Monday to Friday, 8:00 to 20:00 */
        text: string;
        /** @description Now. */
        open?: boolean;
        /**
         * Format: date-time
         * @description When that changes.
         */
        until?: string;
        /**
         * @description The zone in which `text` is written (IANA). A client names it where the customer's clock shows another time.
         * @example Europe/Amsterdam
         */
        timeZone?: string;
      };
      /** @description Contract 1.1. */
      phone?: {
        /** @example +31 20 555 0100 */
        number: string;
        label?: string;
        /** @description What the customer says on the phone to be known. */
        pin?: string;
      };
      /** @description The element shows only the features that are `true`. */
      features?: {
        search?: boolean;
        close?: boolean;
        reopen?: boolean;
        rating?: boolean;
        read?: boolean;
        events?: boolean;
        /** @description Contract 1.1. */
        services?: boolean;
        /** @description Contract 1.1. */
        people?: boolean;
        /** @description Contract 1.1. */
        incidents?: boolean;
        /** @description Contract 1.1. */
        articles?: boolean;
      };
    };
    /** @description A custom field of the new-request form. */
    Field: {
      id: string;
      label: string;
      /** @description Those after `checkbox` are of contract 1.1. An unknown type is a text field. */
      type:
        | ('text' | 'select' | 'checkbox' | 'textarea' | 'multiselect' | 'number' | 'date' | 'url' | 'email')
        | string;
      required?: boolean;
      options?: {
        value: string;
        label: string;
      }[];
      help?: string;
      /** @description Contract 1.1. Shown only while another field of the form has one of these values. A condition on a field that is not there, on itself or in a circle counts as absent. Values of hidden fields are not sent. */
      showWhen?: {
        /** @description The id of the other field. */
        field: string;
        is: string | string[];
      };
      /** @description Contract 1.1. Characters. */
      maxLength?: number;
      /** @description Contract 1.1. Of a number, or of a date as `2026-03-02`. */
      min?: number | string;
      /** @description Contract 1.1. As `min`. */
      max?: number | string;
    };
    /** @description Contract 1.1. What a request is about; the form begins with the choice. One type is no choice. */
    RequestType: {
      id: string;
      label: string;
      help?: string;
      /** @description Instead of `Config.fields`. */
      fields?: components['schemas']['Field'][];
      /** @description The values of the severities that this type offers; absent, all of them. */
      severities?: string[];
      /**
       * @default optional
       * @enum {string}
       */
      service: 'required' | 'optional' | 'none';
      /** @description The text that the description begins with. */
      descriptionTemplate?: string;
    };
    /** @description Contract 1.1. */
    Severity: {
      value: string;
      label: string;
      /** @description Defines it, as "production is down". */
      help?: string;
      replyWithinMinutes?: number;
    };
    /** @description Contract 1.1. */
    Service: {
      id: string;
      label: string;
      /** @example Virtual server */
      kind?: string;
      /** @description What tells it from others, such as its IP address. */
      detail?: string;
      state?: ('ok' | 'degraded' | 'down' | 'maintenance') | string;
      incidentIds?: string[];
    };
    ServicePage: {
      items: components['schemas']['Service'][];
      nextCursor: string | null;
    };
    /** @description Contract 1.1. A colleague of the customer. */
    Person: {
      id: string;
      name: string;
      email?: string;
      me?: boolean;
    };
    PersonPage: {
      items: components['schemas']['Person'][];
    };
    /** @description One of the two, or both. */
    PeopleChange: {
      /** @description Ids or e-mail addresses. */
      add?: string[];
      /** @description Ids. */
      remove?: string[];
    };
    /** @description Contract 1.1. */
    Incident: {
      id: string;
      title: string;
      /**
       * @example maintenance
       * @example degraded
       * @example outage
       */
      kind: string;
      /**
       * @example scheduled
       * @example active
       * @example resolved
       */
      state: string;
      /** Format: date-time */
      startedAt: string;
      /**
       * Format: date-time
       * @description Expected while it is active.
       */
      endsAt?: string;
      /** Format: date-time */
      updatedAt: string;
      /**
       * Format: date-time
       * @description When the next word about it is expected.
       */
      nextUpdateAt?: string;
      body?: string;
      /**
       * @default text
       * @enum {string}
       */
      format: 'text' | 'markdown' | 'html';
      /**
       * Format: uri-reference
       * @description A page about it.
       */
      url?: string;
      serviceIds?: string[];
      following?: boolean;
    };
    IncidentPage: {
      items: components['schemas']['Incident'][];
    };
    Following: {
      following: boolean;
    };
    /** @description Contract 1.1. */
    Article: {
      id: string;
      title: string;
      excerpt?: string;
      /**
       * Format: uri-reference
       * @description Opened as a link.
       */
      url?: string;
      body?: string;
      /**
       * @default text
       * @enum {string}
       */
      format: 'text' | 'markdown' | 'html';
    };
    ArticlePage: {
      items: components['schemas']['Article'][];
    };
    ArticleOutcome: {
      solved: boolean;
    };
    /** @description RFC 9457. */
    Problem: {
      /** Format: uri-reference */
      type: string;
      title: string;
      status: number;
      /** @description Shown to the customer as text. */
      detail?: string;
      errors?: {
        /** @description The property that is not valid; `fields.<id>` for a custom field. */
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
    /** @description The call is not valid. */
    BadRequest: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description Not signed in, or the session has ended. */
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
    /** @description Signed in, but not allowed. */
    Forbidden: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description It does not exist, or belongs to another customer. */
    NotFound: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description Somebody else is signed in than the customer in `Support-User`; nothing was stored. */
    OtherCustomer: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description Not possible in the current state. */
    Conflict: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description The body or the file is larger than the limit. */
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
    /** @description The body is well-formed, but a value in it is not valid. */
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
    /** @description An error in the server. */
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
    /** @description Temporarily not available. */
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
     * @description The number of the request that people see and quote.
     * @example CS-295900
     */
    Key: string;
    /**
     * @description The largest number of items of a page; more than 100 counts as 100.
     * @example 20
     */
    Limit: number;
    /** @description `nextCursor` of the previous page, with the same filter, sort and order. */
    Cursor: string;
    /**
     * @description The `ETag` of the response that the client has.
     * @example W/"1k3h9s"
     */
    IfNoneMatch: string;
    /**
     * @description One for each submission.
     * @example 6f2d8a3e-1b74-4c55-9a0e-2f7d3c81b9aa
     */
    IdempotencyKey: string;
    /**
     * @description The `Config.user.key` of the customer who wrote it. Sent where Config has `contract: "1.1"`.
     * @example u-1842
     */
    SupportUser: string;
  };
  requestBodies: never;
  headers: {
    /**
     * @description Changes when the response changes.
     * @example W/"1k3h9s"
     */
    ETag: string;
    /**
     * @description The URL; absolute, or relative to the URL of the call.
     * @example /api/support/requests/CS-295901
     */
    Location: string;
    /**
     * @description `true` where this is the stored response of an earlier call.
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
        /** @description `open` is everything that is not closed. `awaiting`, what needs the customer's reply, is sent only where the answers have `counts.awaiting` (contract 1.1). */
        status?: 'open' | 'closed' | 'all' | 'awaiting';
        /**
         * @description The largest number of items of a page; more than 100 counts as 100.
         * @example 20
         */
        limit?: components['parameters']['Limit'];
        /** @description `nextCursor` of the previous page, with the same filter, sort and order. */
        cursor?: components['parameters']['Cursor'];
        /** @description Words that all occur in the key, the summary, the description or a comment; case is ignored. */
        q?: string;
        /** @description The newest or highest first. */
        sort?: 'updated' | 'created' | 'key';
        /** @description Contract 1.1, where Config has `features.people`: the customer's own requests, those that colleagues share with the customer, or both. `mine` by default. */
        scope?: 'mine' | 'shared' | 'all';
        /** @description Contract 1.1. The id of the service that the requests are about. */
        service?: string;
        /** @description Contract 1.1. The id of a request type. */
        type?: string;
        /** @description Contract 1.1. The value of a severity. */
        severity?: string;
      };
      header?: {
        /**
         * @description The `ETag` of the response that the client has.
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
         * @description The `Config.user.key` of the customer who wrote it. Sent where Config has `contract: "1.1"`.
         * @example u-1842
         */
        'Support-User'?: components['parameters']['SupportUser'];
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
      /** @description The new request. */
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
      412: components['responses']['OtherCustomer'];
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
         * @description The `ETag` of the response that the client has.
         * @example W/"1k3h9s"
         */
        'If-None-Match'?: components['parameters']['IfNoneMatch'];
      };
      path: {
        /**
         * @description The number of the request that people see and quote.
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
      header?: {
        /**
         * @description The `Config.user.key` of the customer who wrote it. Sent where Config has `contract: "1.1"`.
         * @example u-1842
         */
        'Support-User'?: components['parameters']['SupportUser'];
      };
      path: {
        /**
         * @description The number of the request that people see and quote.
         * @example CS-295900
         */
        key: components['parameters']['Key'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RequestChange'];
      };
    };
    responses: {
      /** @description The changed request. */
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
      412: components['responses']['OtherCustomer'];
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
      header?: {
        /**
         * @description The `Config.user.key` of the customer who wrote it. Sent where Config has `contract: "1.1"`.
         * @example u-1842
         */
        'Support-User'?: components['parameters']['SupportUser'];
      };
      path: {
        /**
         * @description The number of the request that people see and quote.
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
      /** @description Stored. */
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
      412: components['responses']['OtherCustomer'];
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
         * @description The largest number of items of a page; more than 100 counts as 100.
         * @example 20
         */
        limit?: components['parameters']['Limit'];
        /** @description `nextCursor` of the previous page, with the same filter, sort and order. */
        cursor?: components['parameters']['Cursor'];
        /** @description The newest first. */
        order?: 'newest';
      };
      header?: {
        /**
         * @description The `ETag` of the response that the client has.
         * @example W/"1k3h9s"
         */
        'If-None-Match'?: components['parameters']['IfNoneMatch'];
      };
      path: {
        /**
         * @description The number of the request that people see and quote.
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
         * @description The `Config.user.key` of the customer who wrote it. Sent where Config has `contract: "1.1"`.
         * @example u-1842
         */
        'Support-User'?: components['parameters']['SupportUser'];
        /**
         * @description One for each submission.
         * @example 6f2d8a3e-1b74-4c55-9a0e-2f7d3c81b9aa
         */
        'Idempotency-Key': components['parameters']['IdempotencyKey'];
      };
      path: {
        /**
         * @description The number of the request that people see and quote.
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
      /** @description The new comment. */
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
      412: components['responses']['OtherCustomer'];
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
      header?: {
        /**
         * @description The `Config.user.key` of the customer who wrote it. Sent where Config has `contract: "1.1"`.
         * @example u-1842
         */
        'Support-User'?: components['parameters']['SupportUser'];
      };
      path: {
        /**
         * @description The number of the request that people see and quote.
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
      /** @description Stored. */
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
      412: components['responses']['OtherCustomer'];
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
         * @description The `Config.user.key` of the customer who wrote it. Sent where Config has `contract: "1.1"`.
         * @example u-1842
         */
        'Support-User'?: components['parameters']['SupportUser'];
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
      /** @description The stored file. */
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
      412: components['responses']['OtherCustomer'];
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
      /** @description The bytes, as a download, which a browser never opens as a page. */
      200: {
        headers: {
          /**
           * @description Always `attachment`, with the file name as in RFC 6266 and RFC 8187.
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
      /** @description The bytes are at another URL of the same origin. */
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
      header?: {
        /**
         * @description The `Config.user.key` of the customer who wrote it. Sent where Config has `contract: "1.1"`.
         * @example u-1842
         */
        'Support-User'?: components['parameters']['SupportUser'];
      };
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
      /** @description Deleted. */
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
      412: components['responses']['OtherCustomer'];
      429: components['responses']['RateLimited'];
      500: components['responses']['ServerError'];
      503: components['responses']['Unavailable'];
    };
  };
  sharePeople: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The `Config.user.key` of the customer who wrote it. Sent where Config has `contract: "1.1"`.
         * @example u-1842
         */
        'Support-User'?: components['parameters']['SupportUser'];
      };
      path: {
        /**
         * @description The number of the request that people see and quote.
         * @example CS-295900
         */
        key: components['parameters']['Key'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PeopleChange'];
      };
    };
    responses: {
      /** @description The changed request. */
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
      412: components['responses']['OtherCustomer'];
      413: components['responses']['TooLarge'];
      415: components['responses']['Unsupported'];
      422: components['responses']['Invalid'];
      429: components['responses']['RateLimited'];
      500: components['responses']['ServerError'];
      503: components['responses']['Unavailable'];
    };
  };
  retractComment: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The `Config.user.key` of the customer who wrote it. Sent where Config has `contract: "1.1"`.
         * @example u-1842
         */
        'Support-User'?: components['parameters']['SupportUser'];
      };
      path: {
        /**
         * @description The number of the request that people see and quote.
         * @example CS-295900
         */
        key: components['parameters']['Key'];
        /**
         * @description The id of the comment.
         * @example com_93fw7c
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
      412: components['responses']['OtherCustomer'];
      429: components['responses']['RateLimited'];
      500: components['responses']['ServerError'];
      503: components['responses']['Unavailable'];
    };
  };
  listServices: {
    parameters: {
      query?: {
        /** @description Words that all occur in the label, the kind or the detail; case is ignored. */
        q?: string;
        /**
         * @description The largest number of items of a page; more than 100 counts as 100.
         * @example 20
         */
        limit?: components['parameters']['Limit'];
        /** @description `nextCursor` of the previous page, with the same filter, sort and order. */
        cursor?: components['parameters']['Cursor'];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description One page. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ServicePage'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      429: components['responses']['RateLimited'];
      500: components['responses']['ServerError'];
      503: components['responses']['Unavailable'];
    };
  };
  listPeople: {
    parameters: {
      query?: {
        /** @description A part of the name or the e-mail address; case is ignored. */
        q?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The people. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PersonPage'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      429: components['responses']['RateLimited'];
      500: components['responses']['ServerError'];
      503: components['responses']['Unavailable'];
    };
  };
  listIncidents: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The `ETag` of the response that the client has.
         * @example W/"1k3h9s"
         */
        'If-None-Match'?: components['parameters']['IfNoneMatch'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The incidents. */
      200: {
        headers: {
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['IncidentPage'];
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
  followIncident: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The `Config.user.key` of the customer who wrote it. Sent where Config has `contract: "1.1"`.
         * @example u-1842
         */
        'Support-User'?: components['parameters']['SupportUser'];
      };
      path: {
        /**
         * @description The id of the incident.
         * @example i-1
         */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['Following'];
      };
    };
    responses: {
      /** @description Stored. */
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
      412: components['responses']['OtherCustomer'];
      413: components['responses']['TooLarge'];
      415: components['responses']['Unsupported'];
      422: components['responses']['Invalid'];
      429: components['responses']['RateLimited'];
      500: components['responses']['ServerError'];
      503: components['responses']['Unavailable'];
    };
  };
  listArticles: {
    parameters: {
      query: {
        /**
         * @description What the customer has typed so far.
         * @example kernel update
         */
        q: string;
        /** @description The id of the chosen request type. */
        type?: string;
        /** @description The id of the chosen service. */
        service?: string;
        /** @description The largest number of articles; more than 10 counts as 10. */
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The articles. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ArticlePage'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      429: components['responses']['RateLimited'];
      500: components['responses']['ServerError'];
      503: components['responses']['Unavailable'];
    };
  };
  rateArticle: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The `Config.user.key` of the customer who wrote it. Sent where Config has `contract: "1.1"`.
         * @example u-1842
         */
        'Support-User'?: components['parameters']['SupportUser'];
      };
      path: {
        /**
         * @description The id of the article.
         * @example a-12
         */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ArticleOutcome'];
      };
    };
    responses: {
      /** @description Stored. */
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
      412: components['responses']['OtherCustomer'];
      413: components['responses']['TooLarge'];
      415: components['responses']['Unsupported'];
      422: components['responses']['Invalid'];
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
         * @description The last `id` that the client has received; the stream continues after it.
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
