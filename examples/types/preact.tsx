/** What the types allow in Preact, and what they find: checked by test/examples/types.test.js. */
import 'support-requests';
import type {} from 'support-requests/types/preact.js';
import { useRef } from 'preact/hooks';
import type { SupportRequests } from 'support-requests';

export function Support({ token }: { token: string }) {
  const desk = useRef<SupportRequests>(null);
  return (
    <>
      <support-requests
        ref={desk}
        api-base="/api/support"
        routing="hash"
        status="open"
        max-attachment-bytes={5_000_000}
        class="desk"
        getToken={({ refresh }) => (refresh ? '' : token)}
        context={[{ id: 'server', label: 'Server', value: 'web-07' }]}
        onsupport-request-created={event => event.detail.request.key.toUpperCase()}
      >
        <p slot="intro">Hello</p>
      </support-requests>
      <support-unread-badge apiBase="/api/support" label="{count} new" />
      {/* @ts-expect-error: there is no such status */}
      <support-requests status="green" />
      {/* @ts-expect-error: there is no such property */}
      <support-requests apiBse="/api" />
      {/* @ts-expect-error: a detail has a type */}
      <support-requests onsupport-unread-changed={event => event.detail.count.toUpperCase()} />
    </>
  );
}
