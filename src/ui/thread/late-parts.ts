import { lateView } from '../element/late-view.ts';
import { incidentsView } from '../incidents/incidents.ts';
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
  readonly sent;
  readonly menu;
  readonly lifecycle;
  readonly rating;
  readonly sharing;
  readonly incidents;
  readonly arrivals;

  /** @param asksRating whether the request that is shown can be rated */
  constructor(host: SupportRequestThread, asksRating: () => boolean) {
    const request = () => host.desk?.openThread?.snapshot.request;
    this.fields = lateView(
      host,
      loadFields,
      module => new module.ThreadFields(host),
      () => Object.keys(request()?.fields ?? {}).length > 0,
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
  }
}
