import '../../../i18n/en-facts.ts';
import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { timeToday } from '../../../i18n/format.ts';
import type { Service, SupportRequest } from '../../../model.ts';
import type { ThreadSnapshot } from '../../../state/thread/thread.ts';
import { cleanLine } from '../../../text/plain.ts';
import { contactBox, contactItems } from '../../contact/contact.ts';
import type { LatePart } from '../../element/late-view.ts';
import type { SupportElement } from '../../element/support-element.ts';
import { serviceState } from '../../service/service-state.ts';
import { requestLinks } from './request-links.ts';
import { SeverityChange } from './severity-change.ts';
import { teamFactsStyles } from './team-facts.styles.ts';

/** Timers take no longer times, in milliseconds. */
const MAX_DELAY = 2 ** 31 - 1;

/** A value of its own: the build trims a space before an end tag. */
const SEPARATOR = ': ';

/** In the head of a thread: type, service, severity, when an answer is expected, and requests that belong to it; how support can be called. */
export class TeamFacts implements LatePart, ReactiveController {
  readonly styles = teamFactsStyles;
  readonly #host: SupportElement;
  readonly #severity: SeverityChange;
  /** Renders again when the expected time is over. */
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: SupportElement) {
    this.#host = host;
    this.#severity = new SeverityChange(host);
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  /** Below the facts that every request has. */
  render(request: SupportRequest, snapshot: ThreadSnapshot): TemplateResult {
    const { translator, desk } = this.#host;
    const severity = this.#severity.render(request) ?? cleanLine(request.severity?.label ?? '');
    const rows = [
      this.#renderFact('fact.type', cleanLine(request.type?.label ?? '')),
      this.#renderFact('fact.service', request.service && this.#renderService(request.service)),
      this.#renderFact('fact.severity', severity),
    ];
    const expected = this.#expected(request, snapshot);
    return html`
      ${rows.some(row => row !== nothing) ? html`<dl class="flow team-facts" part="thread-facts">${rows}</dl>` : nothing}
      ${this.#severity.renderHelp(request)} ${this.#severity.renderProblem(request)} ${requestLinks(this.#host, request)}
      ${expected ? html`<p class="quiet expected" part="expected">${expected}</p>` : nothing}
      ${desk && this.#isWorst(request) ? contactBox(translator, desk.config) : nothing}
    `;
  }

  /** Below everything: where it is in sight already, not again. */
  renderContact(request: SupportRequest): TemplateResult | typeof nothing {
    const { config } = this.#host.desk ?? {};
    if (!config || (config.phone && this.#isWorst(request))) return nothing;
    const items = contactItems(this.#host.translator, config);
    return items.length > 0 ? html`<p class="contact dotted quiet" part="contact">${items}</p>` : nothing;
  }

  #renderFact(label: 'fact.type' | 'fact.service' | 'fact.severity', value: unknown): unknown {
    return value
      ? html`<div><dt class="quiet">${this.#host.t(label)}${SEPARATOR}</dt><dd>${typeof value === 'string' ? html`<bdi>${value}</bdi>` : value}</dd></div>`
      : nothing;
  }

  #renderService(service: Service): TemplateResult {
    const address = cleanLine(service.detail ?? '');
    return html`<bdi>${cleanLine(service.label)}</bdi>
      ${address ? html`<bdi class="quiet number">${address}</bdi>` : nothing}
      ${serviceState(this.#host.translator, service)}`;
  }

  /** Whether the request has the highest severity, and is not closed. */
  #isWorst({ severity, closed }: SupportRequest): boolean {
    const worst = this.#host.desk?.config.severities?.at(-1);
    return !closed && worst !== undefined && severity?.value === worst.value;
  }

  /** When an answer is expected; empty once there is one, or the time is over, and where the line about sending says it. */
  #expected(request: SupportRequest, { comments }: ThreadSnapshot): string {
    clearTimeout(this.#timer);
    const { closed, awaiting, expectedReplyAt, key, mergedInto } = request;
    if (expectedReplyAt === undefined || closed || mergedInto !== undefined || awaiting === 'requester')
      return '';
    const last = comments.findLast(({ author }) => author.role !== 'system');
    const wait = expectedReplyAt - Date.now();
    if (wait <= 0 || last?.author.role === 'agent' || this.#host.desk?.justSent?.key === key) return '';
    this.#timer = setTimeout(() => this.#host.requestUpdate(), Math.min(wait, MAX_DELAY));
    return this.#host.t('fact.expected', { time: timeToday(this.#host.translator, expectedReplyAt) });
  }
}
