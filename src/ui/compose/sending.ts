import type { ReactiveController } from 'lit';
import type { TextKey } from '../../i18n/texts.ts';
import type { Operation } from '../../backends/backend.ts';
import type { DraftDetail } from '../../events.ts';
import { SupportError } from '../../model.ts';
import type { ComposerSnapshot } from '../../state/outbox/composer-snapshot.ts';
import type { Composer } from '../../state/outbox/composer.ts';
import type { Allow } from '../../state/outbox/sending-options.ts';
import type { Sent } from '../../state/outbox/sent.ts';
import type { SupportElement } from '../element/support-element.ts';
import { lateView } from '../element/late-view.ts';
import type { ComposingElement } from './composing-element.ts';
import type { Discard } from './discard.ts';

const loadDiscard = () => import('./discard.lazy.ts');

/** Sends the draft of the form or of the thread's composer, also on automatic retries, and announces the result. */
export class Sending implements ReactiveController {
  readonly #host: ComposingElement<Sent>;
  readonly #operation: Operation;
  readonly #prepare: () => Allow;
  readonly #isAsking: () => boolean;
  readonly #discard;
  #composer: Composer<Sent> | undefined;

  /**
   * @param prepare called first; returns the function that asks what is to be asked, and emits the cancelable event for a draft
   * @param isAsking whether a question is open that the customer answers by another press of Send
   */
  constructor(
    host: ComposingElement<Sent>,
    operation: Operation,
    prepare: () => Allow,
    isAsking: () => boolean,
  ) {
    this.#isAsking = isAsking;
    this.#host = host;
    this.#operation = operation;
    this.#prepare = prepare;
    this.#discard = lateView(
      host,
      loadDiscard,
      module => new module.Discard(host, { composer: () => host.composer, goOn: this.#focusField }),
    );
    host.addController(this);
  }

  /** "Discard", once its module is loaded. */
  get discard(): Discard | undefined {
    return this.#discard.part;
  }

  hostUpdated(): void {
    this.#drive(this.#host.isConnected ? this.#host.composer : undefined);
  }

  hostDisconnected(): void {
    this.#drive(undefined);
  }

  /**
   * For a click on the button that submits, which Enter in a field makes, too. The form itself submits nothing: in a sandboxed
   * frame without `allow-forms` it has no `submit` event.
   *
   * @see https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#implicit-submission
   */
  readonly submit = (event: Event): void => {
    event.preventDefault();
    // A second click of a double click does not answer what the first one asked.
    if (event instanceof MouseEvent && event.detail > 1 && this.#isAsking()) return;
    this.send();
  };

  /** Sends the draft. If nothing is sent, it focuses the first invalid field or failed file. */
  readonly send = (): void => void this.#send();

  /** For "Don't send". */
  readonly callOff = (): void => void callOff(this.#host, this.#host.composer);

  async #send(): Promise<void> {
    const host = this.#host;
    const { composer } = host;
    if (!composer || composer.snapshot.sending) return;
    const sent = await deliver(host, composer, {
      operation: this.#operation,
      allow: this.#prepare(),
      retry: this.send,
    });
    if (sent) return;
    await host.updateComplete;
    const failed = composer.snapshot.sendProblem?.is === 'files' ? ', [data-failed]' : '';
    const faulty = host.renderRoot.querySelector<HTMLElement>(`[aria-invalid="true"]${failed}`);
    if (!faulty) return;
    (faulty.querySelector<HTMLElement>('input') ?? faulty).focus();
    // It may have had the focus, and then nothing says why.
    host.announce(descriptionOf(faulty), true);
  }

  /** The first field that takes text. */
  readonly #focusField = (): void => {
    const fields = this.#host.renderRoot.querySelectorAll<HTMLElement>('form [part~="field"]');
    [...fields].find(field => field.matches(':read-write'))?.focus();
  };

  #drive(composer: Composer<Sent> | undefined): void {
    if (composer === this.#composer) return;
    if (this.#composer?.driver === this.send) this.#composer.driver = this.#composer.focus = undefined;
    this.#composer = composer;
    if (!composer) return;
    composer.driver = this.send;
    composer.focus = this.#focusField;
  }
}

/** Sends a draft, announces the result and emits the events; resolves with whether it was sent. */
export async function deliver(
  host: SupportElement,
  composer: Composer<Sent>,
  options: {
    readonly operation: Operation;
    /** Questions to the customer, and the page's veto. */
    readonly allow: Allow;
    readonly retry: () => void;
  },
): Promise<boolean> {
  // What is missing is said instead.
  if (composer.isComplete) host.announce(host.t('form.sending'));
  try {
    const sent = await composer.send(options.allow);
    if (sent) {
      announceSent(host, sent);
      return true;
    }
  } catch (error) {
    if (!(error instanceof SupportError)) throw error;
    host.fail(error.problem, options.operation, options.retry);
  }
  announceCallOff(host, composer);
  return false;
}

/** Asks the page whether a new request may be sent. */
export const beforeCreate =
  (host: SupportElement) =>
  (draft: ComposerSnapshot): boolean => {
    const { summary, body: description } = draft.text;
    const detail = { draft: { summary, description, attachments: draftFiles(draft) } };
    return host.emit('support-before-create', detail, true);
  };

/** Calls off what is being sent or waits, and announces what became of it; whoever sends it does that while it is sent. */
export async function callOff(host: SupportElement, composer: Composer<Sent> | undefined): Promise<void> {
  if (!composer || composer.isStopping) return;
  const isReported = composer.snapshot.sending;
  host.announce(host.t('form.stopping'));
  const sent = await composer.callOff();
  if (isReported) return;
  if (sent) announceSent(host, sent);
  else announceCallOff(host, composer);
}

/** The key of the text that says what became of a draft that was called off; absent for any other draft. */
export const callOffText = ({ snapshot }: Composer<unknown>): TextKey | undefined => {
  const is = snapshot.sendProblem?.is;
  return is === 'stopped' || is === 'unsure' ? `form.${is}` : undefined;
};

function announceCallOff(host: SupportElement, composer: Composer<unknown>): void {
  const key = callOffText(composer);
  if (key) host.announce(host.t(key));
}

/** The problem that describes a field. */
function descriptionOf(field: HTMLElement): string {
  const root = field.getRootNode() as ShadowRoot;
  const ids = field.getAttribute('aria-describedby')?.split(' ') ?? [];
  return ids
    .map(id => root.getElementById(id)?.querySelector('[part~="message"]')?.textContent.trim() ?? '')
    .join(' ')
    .trim();
}

/** Emits and announces what was sent; a new request is shown. */
function announceSent(host: SupportElement, sent: Sent): void {
  host.emit(sent.name, sent.detail);
  const received = sent.isCalledOff ? [host.t('form.received')] : [];
  if (sent.name === 'support-comment-added') {
    host.announce([host.t('thread.added'), ...received, ...sent.detail.comment.warnings].join(' '));
    return;
  }
  const { key, warnings } = sent.detail.request;
  // A customer who has gone to another view stays there.
  if (host.isConnected) host.go({ name: 'thread', key });
  host.announce([host.t('form.sent', { key }), ...received, ...warnings].join(' '));
}

/** The files of a draft, for the cancelable events. */
export const draftFiles = ({ files }: ComposerSnapshot): DraftDetail['attachments'] =>
  files.map(({ file: { name, size, type } }) => ({ name, size, type }));
