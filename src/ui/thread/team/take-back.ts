import { css, html, nothing, type TemplateResult } from 'lit';
import { problemOf, SupportError, type Comment, type Problem } from '../../../model.ts';
import { joinText } from '../../../state/outbox/draft.ts';
import { quotableText } from '../../compose/quotable-text.ts';
import { icons } from '../../element/icons.ts';
import { problemMessage } from '../../element/problem-message.ts';
import type { SupportElement } from '../../element/support-element.ts';
import { actionTexts } from '../action-texts.ts';

export const takeBackStyles = css`
  .take-back {
    --sr-button: 24px;
    min-block-size: var(--sr-button);
    /* It does not make the line higher. */
    margin-block: calc((1.5em - var(--sr-button)) / 2);
    margin-inline-start: auto;
    padding-block: 0;
    color: var(--sr-quiet);
    font-size: 0.875em;
    font-weight: 400;
  }
  .entry > .take-back-end {
    grid-column: 1 / -1;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .take-back-end > .flow {
    gap: var(--sr-s);
    margin-block-start: var(--sr-s);
  }
  .take-back-end .problem {
    margin-block: 0;
  }
  @container (min-width: 40em) {
    .take-back {
      order: 1;
      margin-inline-start: 0;
    }
    .entry > .take-back-end {
      grid-column: 2;
    }
  }
  @media (pointer: coarse) {
    .take-back {
      --sr-button: 44px;
      min-inline-size: 44px;
    }
  }
`;

/** What was asked, is running or has failed; `late`: the server keeps the comment. */
type State = 'asks' | 'busy' | 'late' | Problem;

interface TakeBackHost extends SupportElement {
  /** Puts the focus into the comment; false where there is none. */
  focusComment(): boolean;
}

/** "Take back", on an own comment that allows it. It can't be undone, so it is asked first; the text goes back to the composer. */
export class TakeBack {
  readonly #host: TakeBackHost;
  readonly #onChange: () => void;
  /** By the comment's id. */
  readonly #states = new Map<string, State>();

  /** @param onChange called when entries have to be rendered again */
  constructor(host: TakeBackHost, onChange: () => void) {
    this.#host = host;
    this.#onChange = onChange;
  }

  renderButton({ id, retractable }: Comment, isOwn: boolean): TemplateResult | typeof nothing {
    const { desk } = this.#host;
    if (!retractable || !isOwn || !id || !desk?.backend.retractComment || this.#states.get(id) === 'late')
      return nothing;
    return html`<button type="button" class="button plain take-back" part="retract-button" aria-expanded=${this.#states.has(id)}
      @click=${() => this.#ask(id)}>${this.#host.t('retract.do')}</button>`;
  }

  /** The question, or why it failed. */
  render(entry: Comment): TemplateResult | typeof nothing {
    const state = this.#states.get(entry.id);
    if (state === undefined) return nothing;
    const { translator } = this.#host;
    return html`<div class="take-back-end" data-retract=${entry.id} @keydown=${(event: KeyboardEvent) => this.#onKey(event, entry.id)}>
      ${
        state === 'late'
          ? html`<p class="fault" role="alert" tabindex="-1">${icons.alert}<span>${translator.t('retract.late')}</span></p>`
          : typeof state === 'string'
            ? this.#renderQuestion(entry, state === 'busy')
            : problemMessage(this.#host, {
                what: 'retract.failed',
                problem: state,
                retry: () => void this.#take(entry),
                texts: actionTexts,
              })
      }
    </div>`;
  }

  #renderQuestion(entry: Comment, isBusy: boolean): TemplateResult {
    const { translator } = this.#host;
    const files = entry.attachments.length > 0 ? ` ${translator.t('retract.files')}` : '';
    const question = translator.t('retract.ask') + files;
    return html`<div role="group" aria-label=${question}>
      <p>${question}</p>
      <div class="flow">
        <button type="button" class="button" part="retract-confirm-button" aria-disabled=${isBusy} @click=${() => void this.#take(entry)}>${translator.t('retract.do')}</button>
        <button type="button" class="button plain" part="retract-keep-button" aria-disabled=${isBusy} @click=${() => this.#keep(entry.id)}>${translator.t('retract.keep')}</button>
      </div>
    </div>`;
  }

  #set(id: string, state: State | undefined): void {
    if (state === undefined) this.#states.delete(id);
    else this.#states.set(id, state);
    this.#onChange();
  }

  #ask(id: string): void {
    if (this.#states.get(id) === 'asks') return this.#keep(id);
    if (this.#states.get(id) === 'busy') return;
    this.#set(id, 'asks');
    void this.#focus(id, '[part="retract-keep-button"]');
  }

  #keep(id: string): void {
    if (this.#states.get(id) === 'busy') return;
    this.#set(id, undefined);
    void this.#focus(id, '[part="retract-button"]');
  }

  #onKey(event: KeyboardEvent, id: string): void {
    if (event.key !== 'Escape' || this.#states.get(id) !== 'asks') return;
    // A dialog around the desk stays open.
    event.stopPropagation();
    event.preventDefault();
    this.#keep(id);
  }

  /** Focuses what an entry has, once it is rendered. */
  async #focus(id: string, inner: string): Promise<void> {
    await this.#host.updateComplete;
    const entry = [...this.#host.renderRoot.querySelectorAll<HTMLElement>('.history > [data-id]')].find(
      ({ dataset }) => dataset.id === id,
    );
    entry?.querySelector<HTMLElement>(inner)?.focus({ preventScroll: true });
  }

  async #take(entry: Comment): Promise<void> {
    const host = this.#host;
    const { desk } = host;
    const { id } = entry;
    const thread = desk?.openThread;
    if (!desk?.backend.retractComment || !thread || this.#states.get(id) === 'busy') return;
    const { key } = thread;
    this.#set(id, 'busy');
    // Earlier mail that it repeats is not its own.
    const text = (entry.format === 'html' && (await quotableText(entry))) || entry.body;
    try {
      await desk.signedIn.confirm();
      await desk.backend.retractComment(key, id);
    } catch (error) {
      const problem = problemOf(error);
      if (!(error instanceof SupportError)) reportError(error);
      if (problem.kind === 'conflict') {
        this.#set(id, 'late');
        thread.invalidate();
        return this.#focus(id, '.fault');
      }
      // Gone already is as good as taken back.
      if (problem.kind !== 'not-found') {
        if (error instanceof SupportError) host.fail(problem, 'retractComment', () => void this.#take(entry));
        return this.#set(id, problem);
      }
    }
    const composer = desk.commentOn(key);
    const returned = { summary: '', body: text.trim() };
    composer.type('body', joinText(composer.snapshot.text, returned).body);
    thread.remove(id);
    this.#set(id, undefined);
    thread.invalidate();
    desk.list.invalidate();
    if (desk.openThread !== thread) return;
    host.announce(host.t('retract.done'));
    await host.updateComplete;
    host.focusComment();
  }
}
