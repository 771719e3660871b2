import '../../../i18n/en-late.ts';
import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { timeToday } from '../../../i18n/format.ts';
import type { Desk } from '../../../state/desk.ts';
import type { ComposerSnapshot } from '../../../state/outbox/composer-snapshot.ts';
import type { Composer } from '../../../state/outbox/composer.ts';
import type { Sent, SentRequest } from '../../../state/outbox/sent.ts';
import { cleanLine } from '../../../text/plain.ts';
import { Discard } from '../../compose/discard.ts';
import { beforeCreate, callOff, callOffText, deliver } from '../../compose/sending.ts';
import { icons } from '../../element/icons.ts';
import { lateIcons } from '../../element/late-icons.ts';
import type { LatePart } from '../../element/late-view.ts';
import { adoptLate } from '../../element/late-view.ts';
import { canRetry } from '../../element/problem-message.ts';
import type { SupportElement } from '../../element/support-element.ts';
import { Watch } from '../../element/watch.ts';
import { outboxRoom, saveOutboxRoom } from './outbox-room.ts';
import { outboxRowStyles } from './outbox-row.styles.ts';

/** Characters of a description or comment that are shown where there is no summary. */
const MAX_ABOUT = 120;

interface Row {
  readonly kind: 'sending' | 'waiting' | 'failed' | 'draft' | 'done';
  readonly icon: unknown;
  readonly label: string;
  /** What the request or comment is about. */
  readonly about?: string;
  readonly note?: string;
  readonly buttons: unknown;
}

/**
 * The new request that is being sent, waits, was not sent, or is a draft: above the list, of which it is no part yet. And that it has
 * arrived, while the customer is at the list. Below it the comments that are on their way or were not sent.
 */
export class OutboxRow implements LatePart, ReactiveController {
  readonly styles = outboxRowStyles;
  readonly #host: SupportElement;
  readonly #discard: Discard;
  #hadFocus = false;
  /** The composer whose stored draft is restored: only from then on it is known whether there is a draft. */
  #known: Composer<SentRequest> | undefined;
  /** The kind of row whose height was stored last. */
  #saved: Row['kind'] | 'none' | undefined;

  constructor(host: SupportElement) {
    this.#host = host;
    // Not for each letter that is typed into a form in place of the list.
    new Watch(host, () =>
      host.hidden ? [] : [this.#composer, ...this.#comments.map(([, composer]) => composer)],
    );
    this.#discard = new Discard(host, { composer: () => this.#composer, goOn: () => this.#focus() });
    adoptLate(host, this.#discard.styles);
    host.addController(this);
  }

  hostUpdate(): void {
    this.#awaitDraft();
    this.#hadFocus = this.#host.shadowRoot?.activeElement?.closest('.outbox') instanceof Element;
  }

  hostUpdated(): void {
    // The button that was pressed is gone.
    if (this.#hadFocus && !this.#host.shadowRoot?.activeElement) this.#focus();
    this.#saveRoom();
  }

  render(desk: Desk): TemplateResult {
    const comments = this.#comments.map(comment => this.#renderRow(this.#commentRow(...comment)));
    return html`${this.#renderRequest(desk)}${comments}`;
  }

  #renderRequest(desk: Desk): TemplateResult | typeof nothing {
    const row = this.#row(desk);
    if (row) return this.#renderRow(row);
    const composer = this.#composer;
    if (composer && !composer.driver && composer.snapshot.isDiscarded)
      return html`<div class="flow outbox draft" part="outbox">${this.#discard.render()}</div>`;
    return this.#known === desk.newRequest ? nothing : outboxRoom(desk);
  }

  #awaitDraft(): void {
    const composer = this.#host.desk?.newRequest;
    if (!composer || composer === this.#known) return;
    void composer.restored.then(() => {
      this.#known = composer;
      this.#host.requestUpdate();
    });
  }

  /** Stores the height of what will be here after a reload, too, so that the rows below do not move then. */
  #saveRoom(): void {
    const { desk, hidden } = this.#host;
    if (!desk || hidden || this.#known !== desk.newRequest) return;
    const kind = this.#row(desk)?.kind ?? 'none';
    if (kind === this.#saved) return;
    this.#saved = kind;
    const row = kind === 'none' || kind === 'done' ? null : this.#host.renderRoot.querySelector('.outbox');
    const space = row ? parseFloat(getComputedStyle(row).marginBlockEnd) : 0;
    saveOutboxRoom(desk, row ? row.getBoundingClientRect().height + space : 0);
  }

  /** The new request; absent where another customer has written it. */
  get #composer(): Composer<SentRequest> | undefined {
    const composer = this.#host.desk?.newRequest;
    return composer && this.#isOwn(composer) ? composer : undefined;
  }

  /** Those that stand nowhere else on the page. */
  get #comments(): Desk['commentsToSend'] {
    const comments = this.#host.desk?.commentsToSend ?? [];
    return comments.filter(([, composer]) => !composer.driver && this.#isOwn(composer));
  }

  /** Whether whoever is signed in has written it, as far as both are known. */
  #isOwn({ writer }: Composer<Sent>): boolean {
    const user = this.#host.desk?.config.user?.key;
    return user === undefined || writer === undefined || writer === user;
  }

  /** The row of what is being sent or waits, except for what it is about and its buttons. */
  #onItsWay(composer: Composer<Sent>): Pick<Row, 'kind' | 'icon' | 'label' | 'note'> {
    const { translator } = this.#host;
    const { sending, savedIn } = composer.snapshot;
    const { wait } = composer.retry;
    const isCut = wait === Infinity || !navigator.onLine;
    if (sending || (wait === undefined && !isCut))
      return {
        kind: 'sending',
        icon: lateIcons.up,
        label: translator.t(composer.isStopping ? 'form.stopping' : 'form.sending'),
      };
    return {
      kind: 'waiting',
      icon: lateIcons.pause,
      label: translator.t(isCut ? 'outbox.waiting' : 'error.later'),
      ...(isCut && savedIn === 'disk' && { note: translator.t('outbox.here') }),
    };
  }

  #stopButton(composer: Composer<Sent>): TemplateResult {
    return this.#button('form.stop', () => void callOff(this.#host, composer), composer.isStopping);
  }

  #commentRow(key: string, composer: Composer<Sent>): Row {
    const host = this.#host;
    const open = this.#button('outbox.open', () => host.go({ name: 'thread', key }));
    const state = composer.isOnItsWay
      ? { ...this.#onItsWay(composer), buttons: [open, this.#stopButton(composer)] }
      : { kind: 'failed' as const, icon: icons.alert, label: host.t('outbox.failed'), buttons: open };
    return { ...state, about: `${key}: ${beginningOf(composer.snapshot)}` };
  }

  #row(desk: Desk): Row | undefined {
    const { translator } = this.#host;
    const composer = this.#composer;
    if (!composer) return undefined;
    const { snapshot } = composer;
    const { hasDraft, savedAt, sending, sendProblem } = snapshot;
    const about =
      cleanLine(snapshot.text.summary) || beginningOf(snapshot) || translator.t('requests.untitled');
    const edit = this.#button('outbox.edit', this.#edit);
    const stop = this.#stopButton(composer);
    if (composer.isOnItsWay && (hasDraft || sending))
      return { ...this.#onItsWay(composer), about, buttons: [edit, stop] };
    // What is written in a form that is on the page stands there.
    if (hasDraft && !composer.driver) {
      const again = this.#button('error.retry', () => this.#sendAgain(composer));
      if (sendProblem?.is === 'problem' || sendProblem?.is === 'files') {
        const canSendAgain = sendProblem.is === 'problem' && canRetry(sendProblem.problem);
        return {
          kind: 'failed',
          icon: icons.alert,
          label: translator.t('outbox.failed'),
          about,
          buttons: canSendAgain ? [again, edit] : edit,
        };
      }
      const calledOff = callOffText(composer);
      const saved = savedAt && translator.t('outbox.saved', { time: timeToday(translator, savedAt) });
      const note = calledOff ? translator.t(calledOff) : saved;
      return {
        kind: 'draft',
        icon: lateIcons.pen,
        label: translator.t('outbox.draft'),
        about,
        ...(note && { note }),
        buttons: [this.#button('outbox.continue', this.#edit), this.#discard.render()],
      };
    }
    const { justSent, view } = desk;
    if (!justSent || view.name === 'thread') return undefined;
    const { key, isCalledOff } = justSent;
    return {
      kind: 'done',
      icon: icons.check,
      label: translator.t('form.sent', { key }),
      ...(isCalledOff && { note: translator.t('form.received') }),
      buttons: this.#button('outbox.open', () => this.#host.go({ name: 'thread', key })),
    };
  }

  #renderRow({ kind, icon, label, about, note, buttons }: Row): TemplateResult {
    return html`<div class="flow outbox ${kind}" part="outbox" role="group" aria-label=${about ? `${label} ${about}` : label}>
      ${icon}
      <p class="outbox-text">
        <span class="dotted ${kind === 'done' ? '' : 'quiet'}"><strong>${label}</strong>${note ? html` <span>${note}</span>` : nothing}</span>
        ${about ? html`<bdi>${about}</bdi>` : nothing}
      </p>
      <span class="flow outbox-buttons">${buttons}</span>
    </div>`;
  }

  #button(
    key: 'outbox.edit' | 'outbox.continue' | 'outbox.open' | 'form.stop' | 'error.retry',
    onClick: () => void,
    isOff = false,
  ): TemplateResult {
    return html`<button type="button" class="button" part="outbox-button" aria-disabled=${isOff} @click=${onClick}>${this.#host.t(key)}</button>`;
  }

  /** What is on its way cannot be changed: it is called off first. */
  readonly #edit = async (): Promise<void> => {
    const host = this.#host;
    const composer = this.#composer;
    if (composer?.snapshot.sending) {
      await callOff(host, composer);
      if (!composer.snapshot.hasDraft) return;
    }
    host.go({ name: 'new' });
    composer?.focus?.();
  };

  #sendAgain(composer: Composer<SentRequest>): void {
    const host = this.#host;
    void deliver(host, composer, {
      operation: 'createRequest',
      allow: beforeCreate(host),
      retry: () => this.#sendAgain(composer),
    });
  }

  /** Focuses the first button of the row, else what is below it. */
  #focus(): void {
    const { renderRoot } = this.#host;
    const next = ['.outbox button', '[part~="row"]', '[part~="search-field"]']
      .map(selector => renderRoot.querySelector<HTMLElement>(selector))
      .find(element => element);
    next?.focus();
  }
}

/** The beginning of what was written, else the name of the first file. */
const beginningOf = ({ text, files }: ComposerSnapshot): string =>
  cleanLine(text.body).slice(0, MAX_ABOUT) || cleanLine(files[0]?.file.name ?? '');
