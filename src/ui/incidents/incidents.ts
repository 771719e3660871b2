import { lateView } from '../element/late-view.ts';
import type { SupportElement } from '../element/support-element.ts';
import type { BannerOptions } from './incident-banner.lazy.ts';

const loadBanner = () => import('./incident-banner.lazy.ts');

/** The incidents above what an element shows, where the backend tells of some. */
export const incidentsView = (host: SupportElement, options?: BannerOptions) =>
  lateView(
    host,
    loadBanner,
    module => new module.IncidentBanner(host, options),
    () => host.desk?.config.features.incidents === true && host.desk.backend.listIncidents !== undefined,
  );
