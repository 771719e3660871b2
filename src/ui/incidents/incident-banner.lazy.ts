import '../../i18n/en-incidents.ts';
import '../../i18n/en-late.ts';
import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { toJson } from '../../http/json.ts';
import type { Incident } from '../../model.ts';
import type { Desk } from '../../state/desk.ts';
import { incidentsOf, type Incidents } from '../../state/incidents/incidents.ts';
import { concerns, isActive, ranked } from '../../state/incidents/ranking.ts';
import type { LatePart } from '../element/late-view.ts';
import { icon, icons } from '../element/icons.ts';
import type { SupportElement } from '../element/support-element.ts';
import { Watch } from '../element/watch.ts';
import { BodyRenderer } from '../body/body.ts';
import { incidentStyles } from './incident-banner.styles.ts';
import { incidentDetails, hasDetails } from './incident-details.ts';
import { incidentText, nextText } from './incident-text.ts';
import { FollowButton } from './follow-button.ts';
import { KeepPlace } from './keep-place.ts';

const clock = icon('M8 1.800a6.200 6.200 0 1 1 0 12.400A6.200 6.200 0 0 1 8 1.800M8 4.500V8l2.300 1.500');

export interface BannerOptions {
  /** Id of the service that the customer asks about. */
  readonly service?: () => string | undefined;
  /** Whether to show an incident at all; all of them by default. */
  readonly shows?: (incident: Incident) => boolean;
  /** In a form: the draft that may refer to an incident. */
  readonly draft?: {
    /** Id of the incident in spite of which the customer asks. */
    readonly asked: () => string | undefined;
    readonly ask: (id: string) => void;
    readonly hasDraft: () => boolean;
  };
  /** Called when the height of the banner has changed, with that height in pixels. */
  readonly onHeight?: (height: number) => void;
}

/** What is known to be wrong, or planned: the worst first, the others behind "and 2 more". Takes no room where there is nothing. */
export class IncidentBanner implements LatePart, ReactiveController {
  readonly styles = incidentStyles;
  readonly #host: SupportElement;
  readonly #options: BannerOptions;
  readonly #follow: FollowButton;
  readonly #bodies: BodyRenderer;
  readonly #keep = new KeepPlace();
  #watched: Incidents | undefined;
  #shown: readonly Incident[] = [];
  /** What was rendered last, for which the place of what is below is kept. */
  #rendered = '';
  #isChanged = false;
  #isOpen = false;
  /** Ids of the incidents whose details are open. */
  readonly #opened = new Set<string>();

  constructor(host: SupportElement, options: BannerOptions = {}) {
    this.#host = host;
    this.#options = options;
    this.#follow = new FollowButton(host);
    this.#bodies = new BodyRenderer(host, () => host.requestUpdate());
    host.addController(this);
    // After this one has begun to watch them.
    new Watch(host, () => [this.#watched]);
  }

  /** There was an answer, or it failed. */
  get isLoaded(): boolean {
    return this.#watched?.isLoaded === true;
  }

  hostUpdate(): void {
    this.#watch(this.#host.isConnected ? this.#host.desk : undefined);
    const { service, shows = () => true, draft } = this.#options;
    this.#shown = ranked((this.#watched?.items ?? []).filter(shows), service?.());
    const rendered = toJson([this.#shown, service?.(), draft?.asked(), this.#isOpen]);
    this.#isChanged = rendered !== this.#rendered;
    this.#rendered = rendered;
    if (this.#isChanged) this.#keep.beforeRender(this.#place, this.#host.shadowRoot?.activeElement ?? null);
  }

  hostUpdated(): void {
    if (this.#isChanged) this.#keep.afterRender();
    if (!this.isLoaded || this.#host.hidden) return;
    if (this.#isChanged) this.#reportHeight();
    this.#announce();
  }

  hostDisconnected(): void {
    this.#watch(undefined);
  }

  render(): TemplateResult {
    const [first, ...others] = this.#shown;
    const { translator } = this.#host;
    return html`<section class="incidents" part="incidents" aria-label=${translator.t('incident.label')} ?hidden=${!first}>
      ${first ? this.#renderOne(first, this.#renderMore(others.length)) : nothing}
      ${
        others.length > 0
          ? html`<ul id="other-incidents" role="list" ?hidden=${!this.#isOpen}>${this.#isOpen ? others.map(other => html`<li>${this.#renderOne(other)}</li>`) : nothing}</ul>`
          : nothing
      }
    </section>`;
  }

  #renderMore(count: number): TemplateResult | typeof nothing {
    return count > 0
      ? html`<button type="button" class="button plain" part="incident-button" aria-expanded=${this.#isOpen} aria-controls="other-incidents"
          @click=${this.#toggle}>${this.#host.t('incident.more', { count })}</button>`
      : nothing;
  }

  /** @param more a button behind those of the incident */
  #renderOne(incident: Incident, more: unknown = nothing): TemplateResult {
    const host = this.#host;
    const { translator } = host;
    const { draft, service } = this.#options;
    const { id, kind, state, following } = incident;
    const isGoing = isActive(incident);
    const isAsked = draft?.asked() === id;
    const isStrong = !isAsked && state !== 'resolved' && concerns(incident, service?.());
    const isOpen = this.#opened.has(id);
    const next = nextText(translator, incident);
    const told = following && state !== 'resolved' ? translator.t('incident.told') : '';
    const stays = told && draft?.hasDraft() ? translator.t('incident.stays') : '';
    const asked = isAsked ? translator.t('incident.asked') : '';
    const notes = [told, stays, asked].filter(Boolean).join(' ');
    const actions: unknown[] = [
      state === 'resolved' ? nothing : this.#follow.render(incident, draft !== undefined),
      draft && isGoing && !isAsked
        ? html`<button type="button" class="button plain" part="incident-button" data-ask=${id} @click=${() => this.#ask(incident)}>${translator.t('incident.ask')}</button>`
        : nothing,
      hasDetails(incident)
        ? html`<button type="button" class="button plain" part="incident-button" aria-expanded=${isOpen} @click=${() => this.#toggleDetails(id)}>${translator.t('error.details')}</button>`
        : nothing,
    ].filter(action => action !== nothing);
    // "and 1 more" never stands in a line alone.
    const last = actions.pop() ?? nothing;
    const sign = state === 'resolved' ? icons.check : isGoing ? icons.alert : clock;
    return html`<div class="incident ${kindOf(kind)} ${state === 'resolved' ? 'resolved' : ''} ${isStrong ? 'is-strong' : ''} ${isAsked || !isGoing ? 'is-quiet' : ''}" part="incident">
      ${sign}
      <div>
        <div class="incident-words">
          <p><bdi class="incident-said">${incidentText(translator, incident)}</bdi> <bdi>${next}</bdi></p>
          ${notes ? html`<p class="quiet"><bdi>${notes}</bdi></p>` : nothing}
        </div>
        <div class="flow incident-actions">${actions}<span class="flow">${last} ${more}</span></div>
        ${isOpen ? incidentDetails(host, this.#bodies, incident) : nothing}
        ${this.#follow.renderProblem(incident)}
      </div>
    </div>`;
  }

  get #place(): HTMLElement | null {
    return this.#host.renderRoot.querySelector('.incidents');
  }

  #watch(desk: Desk | undefined): void {
    const isOffered = desk?.config.features.incidents === true;
    const wanted = isOffered ? incidentsOf(desk) : undefined;
    if (wanted === this.#watched) return;
    this.#watched?.unwatch(this);
    this.#watched = wanted;
    wanted?.watch(this);
  }

  #reportHeight(): void {
    const place = this.#place;
    const { onHeight } = this.#options;
    if (!place || !onHeight) return;
    const margin = this.#shown.length > 0 ? parseFloat(getComputedStyle(place).marginBlockEnd) : 0;
    onHeight(place.offsetHeight + margin);
  }

  /** Each incident once: when it comes, and when it is over. */
  #announce(): void {
    const { announced = new Set<string>() } = this.#watched ?? {};
    const { translator } = this.#host;
    const fresh = this.#shown.filter(({ id, state }) => {
      const isOver = state === 'resolved';
      const wasTold = announced.has(id);
      const name = isOver ? `${id}\n` : id;
      if (announced.has(name)) return false;
      announced.add(name);
      return !isOver || wasTold;
    });
    const [first, ...others] = fresh;
    if (!first) return;
    const more = others.length > 0 ? translator.t('incident.more', { count: others.length }) : '';
    const texts = [incidentText(translator, first), nextText(translator, first), more];
    this.#host.announce(texts.filter(Boolean).join(' '));
  }

  #ask({ id }: Incident): void {
    const host = this.#host;
    this.#options.draft?.ask(id);
    host.announce(host.t('incident.asked'));
    // The button that had the focus is removed.
    void host.updateComplete.then(() => {
      if (!host.shadowRoot?.activeElement) host.renderRoot.querySelector<HTMLElement>('#summary')?.focus();
    });
  }

  readonly #toggle = (): void => {
    this.#isOpen = !this.#isOpen;
    this.#host.requestUpdate();
  };

  #toggleDetails(id: string): void {
    if (!this.#opened.delete(id)) this.#opened.add(id);
    this.#host.requestUpdate();
  }
}

/** The class for its look; a kind of the backend's own looks like any trouble. */
const kindOf = (kind: string): string => (/^(outage|maintenance)$/.test(kind) ? kind : 'degraded');
