/**
 * Starts a demo page: first the mock backend, then the widget.
 *
 * A real page needs only the script tag, because its backend already runs:
 *
 *     <script src="https://cdn.example/support-requests.js" async></script>
 *
 * Here the tag is appended when the mock is ready. On the first visit no service worker controls the page yet, and the
 * widget's first calls would go to the dev server, which has no `/api/support`.
 *
 * `?mock=off` starts no mock, for a real backend at the same URLs.
 */
export {}; // makes this file a module

const tags = [
  'support-requests',
  'support-request-list',
  'support-status-filter',
  'support-request-form',
  'support-request-thread',
];

interface Backend {
  /** Key of the signed-in customer. */
  readonly user: string;
  /** Simulated faults, instead of those in the page's query: `data-mock-fail` of the element. */
  readonly fail: string | undefined;
  /** Whether it has custom fields: `data-mock-fields` of the element. */
  readonly hasFields: boolean;
  /** Whether it has services, colleagues and the like: `data-mock-team` of the element. */
  readonly hasTeam: boolean;
}

/** The backends of all elements on the page, by API base. */
function backends(): Map<string, Backend> {
  const found = new Map<string, Backend>();
  for (const element of document.querySelectorAll<HTMLElement>(tags.join())) {
    const base = element.getAttribute('api-base');
    const user = element.getAttribute('user') ?? 'ada';
    const { mockFail, mockFields, mockTeam } = element.dataset;
    if (base && !found.has(base))
      found.set(base, {
        user,
        fail: mockFail,
        hasFields: mockFields !== undefined,
        hasTeam: mockTeam !== undefined,
      });
  }
  return found;
}

// The playground has a customer of its own, so that its requests do not appear on the other demo pages.
const names: Record<string, string> = { ada: 'Ada Byron', grace: 'Grace Moreau', playground: 'Ada Byron' };

function showNotice(text: string): void {
  const notice = document.querySelector<HTMLElement>('[data-mock-notice]');
  if (!notice) return;
  notice.textContent = text;
  notice.hidden = false;
}

/** Removes `reset` from the URL, so that a reload does not delete the data again. */
function removeResetParameter(): void {
  const url = new URL(location.href);
  if (!url.searchParams.has('reset')) return;
  url.searchParams.delete('reset');
  history.replaceState(history.state, '', url);
}

async function startBackend(): Promise<void> {
  if (new URLSearchParams(location.search).get('mock') === 'off') return;
  if (!('serviceWorker' in navigator)) {
    showNotice(
      'The demo has no backend here: it lives in a service worker, which this browser gives only to pages on https or ' +
        'localhost, and not in some private windows. What you see below is how the widget looks without an answer.',
    );
    return;
  }
  try {
    const { startMockFromLocation } = await import('./mock/start.ts');
    const { sampleFields } = await import('./mock/fields.ts');
    for (const [base, { user, fail, hasFields, hasTeam }] of backends()) {
      await startMockFromLocation(base, {
        customer: { key: user, name: names[user] ?? user },
        ...(fail !== undefined && { fail }),
        ...(hasTeam && { team: true }),
        ...(hasFields && { offer: { fields: sampleFields } }),
      });
    }
    removeResetParameter();
  } catch (error) {
    showNotice(`The demo's backend could not start, so the widget below gets no answer. ${String(error)}`);
  }
}

function loadWidget(): void {
  const script = document.createElement('script');
  script.src = '/dist/support-requests.js';
  script.addEventListener('error', () =>
    showNotice('dist/support-requests.js is missing: run "npm run build" first.'),
  );
  document.body.append(script);
}

await startBackend();
loadWidget();
