import type { WriteOptions } from '../../backends/backend.ts';
import { toJson } from '../../http/json.ts';
import type { NewRequest, Prefill } from '../../model.ts';
import { cleanLine } from '../../text/plain.ts';
import type { DeskContext } from '../desk-context.ts';
import { keysUnder, type StorageKey } from '../storage/storage.ts';
import { Composer, type ComposerOptions } from './composer.ts';
import { ownBody } from './draft.ts';
import { DraftStore } from './draft-store.ts';
import type { Sent, SentRequest } from './sent.ts';
import type { Upload } from './uploads.ts';

export interface ComposersOptions {
  readonly desk: DeskContext;
  /** Where drafts are stored until it is known who the customer is; absent where the page says so from the start. */
  readonly anonymous: StorageKey | undefined;
  /** The server has taken something. */
  readonly onTaken: (sent: Sent) => void;
  /** A draft was saved or ended: other tabs should load it. */
  readonly onSaved: () => void;
  /** The customer has called off what another tab may be sending. @param key of the request; empty for a new one */
  readonly onCallOff: (key: string) => void;
}

/** What finds out whether the server has what was called off; where it cannot be loaded, nobody can say. */
const loadFinders = () => import('./find-sent.lazy.ts');

/** Where a draft is stored below the customer's path. @param key of the request; empty for a new one */
const draftPath = (key: string): StorageKey => (key ? ['draft', 'comment', key] : ['draft', 'new']);

const missing = (text: string) => (cleanLine(text) === '' ? 'required' : undefined);

/** The composers of one customer: one for a new request, and one for each request that is commented on. */
export class Composers {
  readonly #options: ComposersOptions;
  /** By the key of the request; empty for a new one. */
  readonly #all = new Map<string, Composer<Sent>>();
  readonly #sent: Sent[] = [];
  /** Whether what waits in the outbox is sent. */
  #isActive = false;

  constructor(options: ComposersOptions) {
    this.#options = options;
  }

  get newRequest(): Composer<SentRequest> {
    const { desk } = this.#options;
    return this.#get<SentRequest>('', {
      check: text => ({
        summary:
          missing(text.summary) ??
          ([...text.summary].length > desk.config.maxSummaryLength ? 'too-long' : undefined),
        body: missing(ownBody(text)),
      }),
      continueIn: ({ detail }) => this.commentOn(detail.request.key),
      submit: ({ text: { summary, body, more }, attachmentIds }, options) => {
        const { format: descriptionFormat, kept: _, ...rest } = more ?? {};
        const request = {
          summary,
          description: body,
          attachmentIds,
          ...rest,
          ...(descriptionFormat && { descriptionFormat }),
        };
        return this.#create(request, options);
      },
      find: ({ text: { summary, body } }, since) => this.#findRequest({ summary, description: body }, since),
    });
  }

  commentOn(key: string): Composer<Sent> {
    return this.#commentUnder(this.#options.desk.currentKey(key));
  }

  /** @param asked the current key; the request may get another one before the comment is sent */
  #commentUnder(asked: string): Composer<Sent> {
    const { desk } = this.#options;
    return this.#get<Sent>(asked, {
      check: ({ body }, files) => ({ body: files > 0 ? undefined : missing(body) }),
      followUp: async () => {
        await desk.configured;
        const key = desk.currentKey(asked);
        if (desk.config.closedReply !== 'follow-up') return undefined;
        // It may not be loaded, where a comment goes on by itself.
        const { closed, summary } = desk.thread(key).snapshot.request ?? (await desk.backend.getRequest(key));
        return closed ? { summary, followUpOf: key } : undefined;
      },
      submit: async ({ text: { body, more }, attachmentIds, followUp }, options) => {
        const key = desk.currentKey(asked);
        if (followUp) return this.#create({ ...followUp, description: body, attachmentIds }, options);
        const entry = { body, attachmentIds, ...more };
        const comment = await desk.backend.addComment(key, entry, options);
        // The request may have got another key meanwhile.
        const requestKey = desk.currentKey(key);
        return this.#taken({ name: 'support-comment-added', detail: { requestKey, comment } });
      },
      find: async ({ text: { body }, attachmentIds, followUp }, since) => {
        if (followUp) return this.#findRequest({ ...followUp, description: body }, since);
        const { findComment } = await loadFinders();
        const requestKey = desk.currentKey(asked);
        const comment = await findComment(desk.backend, requestKey, { body, attachmentIds }, since);
        return (
          comment &&
          this.#taken({ name: 'support-comment-added', detail: { requestKey, comment }, isCalledOff: true })
        );
      },
    });
  }

  /** The comments that are being sent, wait, or were not sent, by the key of their request. */
  get commentsToSend(): readonly (readonly [key: string, composer: Composer<Sent>])[] {
    return [...this.#all].filter(
      ([key, { snapshot, isOnItsWay }]) =>
        key !== '' &&
        snapshot.hasDraft &&
        (isOnItsWay || /problem|files/.test(snapshot.sendProblem?.is ?? '')),
    );
  }

  /** What is being written, or stored, under one request goes on under another one, with what was begun there. */
  move(from: string, to: string): void {
    const composer = this.#all.get(from) ?? this.#commentUnder(from);
    const other = this.#all.get(to);
    this.#all.delete(from);
    this.#all.set(to, composer);
    void composer.moveTo(this.#pathOf(to), other?.idle());
  }

  /** The desk's path has changed: what is being written goes on there. */
  rebase(): void {
    for (const [key, composer] of this.#all) void composer.moveTo(this.#pathOf(key));
  }

  /** Fills in the fields of the new request in which the customer has written nothing. */
  async prefill({ summary, description, ...choices }: Prefill): Promise<void> {
    const composer = this.newRequest;
    await composer.restored;
    composer.fill(({ text }) => {
      if (summary && !text.summary) composer.type('summary', summary);
      if (description && !ownBody(text)) composer.type('body', description);
    });
    if (Object.keys(choices).length === 0) return;
    await this.#options.desk.configured;
    const module = await import('./prefill.lazy.ts').catch(() => undefined);
    composer.fill(() => module?.prefillChoices(composer, choices, this.#options.desk));
  }

  /**
   * From now on goes on with what was being sent when the page was closed. Called once the first rows are rendered: an element
   * that shows a draft has registered as its driver by then.
   */
  async start(): Promise<void> {
    if (this.#isActive) return;
    this.#isActive = true;
    const isActive = () => this.#isActive;
    // Another tab may have changed or ended a draft while nobody was listening.
    for (const composer of this.#all.values()) void composer.sync().then(() => composer.resume());
    const path = await this.#options.desk.path;
    for (const key of await keysUnder([...path, 'draft'])) {
      const [, request = ''] = key.slice(path.length + 1);
      // The bytes of a draft's files are stored below it.
      if (toJson(key) !== toJson([...path, ...draftPath(request)])) continue;
      const isPending = await new DraftStore(key).isPending();
      if (!isActive() || !isPending) continue;
      void (request ? this.commentOn(request) : this.newRequest).resume();
      this.#options.desk.changed();
    }
  }

  /** Ends what {@link start} began; resolves when all is saved and what is being sent has ended. */
  async stop(): Promise<void> {
    this.#isActive = false;
    await Promise.all([this.save(), ...this.#map(composer => composer.idle())]);
  }

  /** Saves all drafts now; text is saved even where the page is gone at once. */
  async save(): Promise<void> {
    this.#map(composer => composer.saveNow());
    await Promise.all(this.#map(composer => composer.save()));
  }

  /** See {@link Composer.leave}. */
  leave(): void {
    this.#map(composer => composer.leave());
  }

  /** Loads what other tabs have saved. */
  sync(): void {
    void this.#map(composer => composer.sync());
  }

  /** Another tab's customer has called off what may be sent here. @param key of the request; empty for a new one */
  callOff(key: string): void {
    const composer = this.#all.get(key);
    if (composer?.isOnItsWay) void composer.callOff(true);
  }

  /** Ends all drafts, for good. */
  async wipe(): Promise<void> {
    await Promise.all(this.#map(composer => composer.wipe()));
  }

  clear(): void {
    this.#all.clear();
  }

  /** What was sent while no element showed it, for the first element that can announce it. */
  takeSent(): readonly Sent[] {
    return this.#sent.splice(0);
  }

  #get<T extends Sent>(
    key: string,
    options: Pick<ComposerOptions<T>, 'check' | 'continueIn' | 'find' | 'followUp' | 'submit'>,
  ): Composer<T> {
    let composer = this.#all.get(key) as unknown as Composer<T> | undefined;
    if (!composer) {
      const { desk, anonymous, onSaved, onCallOff } = this.#options;
      composer = new Composer<T>({
        backend: desk.backend,
        path: this.#pathOf(key),
        anonymous: anonymous && [...anonymous, ...draftPath(key)],
        adopts:
          anonymous &&
          (user =>
            desk.signedIn
              .adopted(user)
              .map(({ path, isShared }) => ({ path: [...path, ...draftPath(key)], isShared }))),
        signedIn: desk.signedIn,
        limits: () => desk.limits,
        onSent: (sent, files, silent) => {
          this.#offerAgain(sent, files);
          if (!silent) return;
          this.#sent.push(sent);
          desk.changed();
        },
        onSaved,
        onCallOff: () => onCallOff(key),
        ...options,
      });
      this.#all.set(key, composer);
      if (this.#isActive) void composer.resume();
    }
    return composer;
  }

  async #create(request: NewRequest, options: WriteOptions): Promise<SentRequest> {
    const created = await this.#options.desk.backend.createRequest(request, options);
    return this.#taken({ name: 'support-request-created', detail: { request: created } });
  }

  async #findRequest(
    request: Pick<NewRequest, 'summary' | 'description'>,
    since: number,
  ): Promise<SentRequest | undefined> {
    const { findRequest } = await loadFinders();
    const found = await findRequest(this.#options.desk.backend, request, since);
    return (
      found && this.#taken({ name: 'support-request-created', detail: { request: found }, isCalledOff: true })
    );
  }

  #taken<T extends Sent>(sent: T): T {
    this.#options.onTaken(sent);
    return sent;
  }

  /** Chooses the files that the server did not take with the rest, so that they can be sent with a comment. */
  #offerAgain(sent: Sent, files: readonly Upload[]): void {
    const [key, { attachments, warnings }] =
      sent.name === 'support-request-created'
        ? [sent.detail.request.key, sent.detail.request]
        : [sent.detail.requestKey, sent.detail.comment];
    if (warnings.length === 0) return;
    const lost = files.filter(
      ({ state }) => state.is === 'done' && !attachments.some(({ id }) => id === state.attachment.id),
    );
    if (lost.length > 0) this.commentOn(key).addFiles(lost.map(({ file }) => file));
  }

  async #pathOf(key: string): Promise<StorageKey> {
    return [...(await this.#options.desk.path), ...draftPath(key)];
  }

  #map<T>(work: (composer: Composer<Sent>) => T): T[] {
    return [...this.#all.values()].map(work);
  }
}
