import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { problemOf, SupportError, type Problem, type Severity, type SupportRequest } from '../../../model.ts';
import { cleanLine } from '../../../text/plain.ts';
import { problemMessage } from '../../element/problem-message.ts';
import type { SupportElement } from '../../element/support-element.ts';
import { actionTexts } from '../action-texts.ts';

/** What was chosen for one request. */
interface State {
  readonly value: string;
  readonly isBusy: boolean;
  readonly problem?: Problem | undefined;
}

/**
 * The severity as a choice, where the request allows that. A choice is sent with a press of "Change": in some browsers each arrow key
 * chooses. What is shown after that is the server's.
 */
export class SeverityChange {
  readonly #host: SupportElement;
  /** By the request's key. */
  readonly #states = new Map<string, State>();

  constructor(host: SupportElement) {
    this.#host = host;
  }

  /** What can be chosen; empty where it can't be changed. */
  #choices({ actions, type, severity }: SupportRequest): readonly Severity[] {
    const { backend, config } = this.#host.desk ?? {};
    if (!backend?.setSeverity || !config?.severities || actions?.includes('severity') !== true) return [];
    const offered = config.types?.find(({ id }) => id === type?.id)?.severities;
    const choices = config.severities.filter(({ value }) => offered?.includes(value) ?? true);
    // Also one that is offered no more is shown while it is the request's.
    const isListed = !severity || choices.some(({ value }) => value === severity.value);
    return isListed ? choices : [severity, ...choices];
  }

  /** The choice; `undefined` where it can't be changed. */
  render(request: SupportRequest): TemplateResult | undefined {
    const choices = this.#choices(request);
    if (choices.length === 0) return undefined;
    const { translator } = this.#host;
    const own = request.severity?.value;
    const state = this.#states.get(request.key);
    // What was chosen has come about elsewhere.
    if (state && !state.isBusy && state.value === own) this.#states.delete(request.key);
    const { value = own, isBusy = false, problem } = state ?? {};
    return html`<span class="severity">
      <select class="field tool" part="severity-select" autocomplete="off" aria-label=${translator.t('fact.severity')} ?disabled=${isBusy}
        @change=${(event: Event) => this.#choose(request, (event.currentTarget as HTMLSelectElement).value)}>
        ${own === undefined ? html`<option value="" .selected=${live(value === undefined)}>–</option>` : nothing}
        ${choices.map(
          choice =>
            html`<option value=${choice.value} .selected=${live(choice.value === value)}>${cleanLine(choice.label) || choice.value}</option>`,
        )}
      </select>
      ${
        value === own || problem
          ? nothing
          : html`<button type="button" class="button" part="severity-button" aria-disabled=${isBusy} @click=${() => this.#send(request.key)}>${translator.t('severity.change')}</button>`
      }
    </span>`;
  }

  /** What the chosen severity means, in the backend's words, until it is sent. */
  renderHelp(request: SupportRequest): TemplateResult | typeof nothing {
    const state = this.#states.get(request.key);
    const help = this.#choices(request).find(({ value }) => value === state?.value)?.help;
    return help
      ? html`<p class="quiet severity-help" part="hint"><bdi>${cleanLine(help)}</bdi></p>`
      : nothing;
  }

  /** Why the last change failed, where it did. */
  renderProblem({ key }: SupportRequest): TemplateResult | typeof nothing {
    return problemMessage(this.#host, {
      what: 'severity.failed',
      problem: this.#states.get(key)?.problem,
      retry: () => void this.#send(key),
      texts: actionTexts,
    });
  }

  #choose({ key, severity }: SupportRequest, value: string): void {
    if (this.#states.get(key)?.isBusy) return;
    if (value === (severity?.value ?? '')) this.#states.delete(key);
    else this.#states.set(key, { value, isBusy: false });
    this.#host.requestUpdate();
  }

  #set(key: string, state: State | undefined): void {
    if (state) this.#states.set(key, state);
    else this.#states.delete(key);
    this.#host.requestUpdate();
  }

  async #send(key: string): Promise<void> {
    const host = this.#host;
    const { desk } = host;
    const state = this.#states.get(key);
    if (!desk?.backend.setSeverity || !state || state.isBusy) return;
    const { value } = state;
    const thread = desk.thread(key);
    this.#set(key, { value, isBusy: true });
    let isChanged = false;
    try {
      await desk.signedIn.confirm();
      await desk.backend.setSeverity(key, value);
      isChanged = true;
    } catch (error) {
      this.#set(key, { value, isBusy: false, problem: problemOf(error) });
      if (error instanceof SupportError) host.fail(error.problem, 'setSeverity', () => void this.#send(key));
      else reportError(error);
    }
    // Also after a failure: it may have changed all the same.
    thread.invalidate();
    desk.list.invalidate();
    if (!isChanged) return;
    // The host's next update begins to load it.
    await host.updateComplete;
    while (thread.isLoading) await thread.idle();
    this.#set(key, undefined);
    const label = thread.snapshot.request?.severity?.label;
    if (label && desk.openThread === thread)
      host.announce(host.t('severity.changed', { label: cleanLine(label) }));
    await host.updateComplete;
    // The pressed button is gone.
    if (!host.shadowRoot?.activeElement)
      host.renderRoot.querySelector<HTMLElement>('.severity select')?.focus({ preventScroll: true });
  }
}
