/**
 * The lazy modules that a usual visit in English loads: list, new request with a file, thread, comments as text, live updates,
 * at a backend that takes markdown.
 * test/packaging/usual-visit.test.js makes such a visit and compares.
 */
export const usualVisit = [
  'state/live/live-updates.lazy.ts',
  'state/live/replies.lazy.ts',
  'ui/list/search/search.lazy.ts',
  'ui/list/outbox/outbox-row.lazy.ts',
  'ui/form/late-fields.lazy.ts',
  'ui/thread/quoting/quoting.lazy.ts',
  'ui/compose/checks/checks.lazy.ts',
  'ui/thread/arrivals/arrivals.lazy.ts',
  'ui/thread/sent/sent-line.lazy.ts',
  'ui/thread/menu/thread-menu.lazy.ts',
  'ui/thread/lifecycle/lifecycle.lazy.ts',
  'ui/compose/discard.lazy.ts',
  'ui/compose/markdown/markdown.lazy.ts',
  'ui/files/drop-hint.lazy.ts',
  'ui/element/page-translation.lazy.ts',
];

/**
 * The lazy modules that a visit to a backend with contract 1.1 loads besides: each where the backend has what it shows. A backend with
 * contract 1.0 loads none of them.
 */
export const teamVisit = [
  'backends/rest/team-calls.lazy.ts',
  'ui/list/facts/row-facts.lazy.ts',
  'ui/list/filters/list-filters.lazy.ts',
  'ui/list/scope/scope-filter.lazy.ts',
  'ui/incidents/incident-banner.lazy.ts',
  'ui/form/triage/triage.lazy.ts',
  'ui/form/articles/articles.lazy.ts',
  'ui/form/sharing/form-sharing.lazy.ts',
  'ui/thread/team/team.lazy.ts',
  'ui/thread/sharing/thread-sharing.lazy.ts',
  'ui/files/file-states.lazy.ts',
];
