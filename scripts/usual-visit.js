/**
 * The lazy modules that a usual visit in English loads: list, new request with a file, thread, comments as text, live updates.
 * test/packaging/usual-visit.test.js makes such a visit and compares.
 */
export const usualVisit = [
  'state/live/background.lazy.ts',
  'ui/element/extras.lazy.ts',
  'ui/list/search/search.lazy.ts',
  'ui/form/form-extras.lazy.ts',
  'ui/compose/markdown/markdown.lazy.ts',
];
