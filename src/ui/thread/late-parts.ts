import { html, nothing } from 'lit';
import type { SupportRequest } from '../../model.ts';
import type { ThreadSnapshot } from '../../state/thread/thread.ts';
import { lateView } from '../element/late-view.ts';
import { incidentsView } from '../incidents/incidents.ts';
import { loadNotify } from '../notify/load-notify.ts';
import { hasTeamFacts, hasTeamThreads, loadTeam } from './team/team-data.ts';
import type { SupportRequestThread } from './support-request-thread.ts';

export const loadArrivals = () => import('./arrivals/arrivals.lazy.ts');
/** Also loaded by the whole desk before the form is opened: it is needed as soon as a request is sent. */
export const loadSentLine = () => import('./sent/sent-line.lazy.ts');
const loadFields = () => import('./fields/thread-fields.lazy.ts');
const loadMenu = () => import('./menu/thread-menu.lazy.ts');
const loadLifecycle = () => import('./lifecycle/lifecycle.lazy.ts');
const loadSharing = () => import('./sharing/thread-sharing.lazy.ts');
const loadRating = () => import('./rating/rating.lazy.ts');

/** The pieces of a thread that load late, and when; the thread renders them. */
export class LateParts {
  readonly fields;
  readonly team;
  readonly sent;
  readonly menu;
  readonly lifecycle;
  readonly rating;
  readonly sharing;
  readonly incidents;
  readonly arrivals;
  readonly notifyOffer;
  readonly #asksRating: () => boolean;

  /** @param asksRating whether the request that is shown can be rated */
  constructor(host: SupportRequestThread, asksRating: () => boolean) {
    this.#asksRating = asksRating;
    const request = () => host.desk?.openThread?.snapshot.request;
    this.fields = lateView(
      host,
      loadFields,
      module => new module.ThreadFields(host),
      () => Object.keys(request()?.fields ?? {}).length > 0,
    );
    this.team = lateView(
      host,
      loadTeam,
      module => new module.TeamFacts(host),
      () =>
        hasTeamFacts(request() ?? {}) ||
        request()?.expectedReplyAt !== undefined ||
        (host.desk !== undefined && hasTeamThreads(host.desk.config)),
      true,
    );
    this.sent = lateView(
      host,
      loadSentLine,
      module => new module.SentLine(host),
      () => host.desk?.justSent !== undefined,
      true,
    );
    this.menu = lateView(host, loadMenu, module => new module.ThreadMenu(host, () => this.sharing.part));
    this.lifecycle = lateView(host, loadLifecycle, module => new module.Lifecycle(host));
    this.rating = lateView(
      host,
      loadRating,
      module => new module.Rating(host),
      // Not before the part above it, which would shift it.
      () => asksRating() && this.lifecycle.part !== undefined,
    );
    this.sharing = lateView(
      host,
      loadSharing,
      module => new module.ThreadSharing(host),
      () => host.desk?.config.features.people === true,
      true,
    );
    this.incidents = incidentsView(host, {
      service: () => request()?.service?.id,
      shows: ({ id, serviceIds }) =>
        request()?.incidentIds?.includes(id) === true || serviceIds.includes(request()?.service?.id ?? ''),
    });
    this.arrivals = lateView(host, loadArrivals, module => new module.Arrivals(host));
    this.notifyOffer = lateView(
      host,
      loadNotify,
      module => new module.NotifyOffer(host),
      () => host.desk?.notify === 'system',
    );
  }

  /** What contract 1.1 adds to the facts of a request; its room until it is there, since the history is below it. */
  renderTeam(request: SupportRequest, snapshot: ThreadSnapshot): unknown {
    const { part } = this.team;
    if (part) return html`<div class="team">${part.render(request, snapshot)}</div>`;
    return hasTeamFacts(request) ? html`<p class="meta"></p>` : nothing;
  }

  /** The rating; its room until it is there, since the composer is below it. */
  renderRating(): unknown {
    const { part } = this.rating;
    if (part) return part.render();
    return this.#asksRating() ? html`<div class="rating-room"></div>` : nothing;
  }
}
