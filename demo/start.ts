/**
 * Brings a demo page to life: first the mock backend, then the widget.
 *
 * An integrator pastes one tag and is done, because a real backend is there before the page is:
 *
 *     <script src="https://cdn.example/support-requests.js" async></script>
 *
 * Here the tag is appended only when the mock is ready. On the very first visit no service worker controls the page
 * yet, and the widget's first calls would go past it to a server that knows nothing of `/api/support`.
 *
 * `?mock=off` leaves the mock out: for a real backend behind the same paths.
 */
export {}; // a module, although it gives nothing away

const tags = [
  'support-requests',
  'support-request-list',
  'support-status-filter',
  'support-request-form',
  'support-request-thread',
];

interface Backend {
  /** The customer it takes for signed in. */
  readonly user: string;
  /** What always goes wrong with it, whatever the page's address says: `data-mock-fail` on the element. */
  readonly fail: string | undefined;
  /** Whether it asks for fields of its own: `data-mock-fields` on the element. */
  readonly asks: boolean;
}

/** Every backend that the page speaks to. */
function backends(): Map<string, Backend> {
  const found = new Map<string, Backend>();
  for (const element of document.querySelectorAll<HTMLElement>(tags.join())) {
    const base = element.getAttribute('api-base');
    const user = element.getAttribute('user') ?? 'ada';
    const { mockFail, mockFields } = element.dataset;
    if (base && !found.has(base)) found.set(base, { user, fail: mockFail, asks: mockFields !== undefined });
  }
  return found;
}

// What is tried in the playground stays out of Ada's other desks.
const names: Record<string, string> = { ada: 'Ada Byron', grace: 'Grace Moreau', playground: 'Ada Byron' };

function say(text: string): void {
  const notice = document.querySelector<HTMLElement>('[data-mock-notice]');
  if (!notice) return;
  notice.textContent = text;
  notice.hidden = false;
}

/** Once is enough: a reload must not wipe what was tried since. */
function forgetReset(): void {
  const url = new URL(location.href);
  if (!url.searchParams.has('reset')) return;
  url.searchParams.delete('reset');
  history.replaceState(history.state, '', url);
}

async function startBackend(): Promise<void> {
  if (new URLSearchParams(location.search).get('mock') === 'off') return;
  if (!('serviceWorker' in navigator)) {
    say(
      'The demo has no backend here: it lives in a service worker, which this browser gives only to pages on https or ' +
        'localhost, and not in some private windows. What you see below is how the widget looks without an answer.',
    );
    return;
  }
  try {
    const { startMockFromLocation } = await import('./mock/start.ts');
    const { sampleFields } = await import('./mock/fields.ts');
    for (const [base, { user, fail, asks }] of backends()) {
      await startMockFromLocation(base, {
        customer: { key: user, name: names[user] ?? user },
        ...(fail !== undefined && { fail }),
        ...(asks && { offer: { fields: sampleFields } }),
      });
    }
    forgetReset();
  } catch (error) {
    say(`The demo's backend could not start, so the widget below gets no answer. ${String(error)}`);
  }
}

function loadWidget(): void {
  const script = document.createElement('script');
  script.src = '/dist/support-requests.js';
  script.addEventListener('error', () =>
    say('dist/support-requests.js is missing: run "npm run build" first.'),
  );
  document.body.append(script);
}

await startBackend();
loadWidget();
