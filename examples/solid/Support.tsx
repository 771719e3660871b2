import 'support-requests';
import type {} from 'support-requests/types/solid.js';
import { createSignal } from 'solid-js';

const context = [{ id: 'server', label: 'Server', value: 'web-07' }];

export function Support(props: { apiBase: string; getToken: () => Promise<string> }) {
  const [last, setLast] = createSignal<string>();
  return (
    <>
      <p>{last() ? `Sent: ${last()}` : 'No request sent yet.'}</p>
      <support-requests
        prop:apiBase={props.apiBase}
        prop:getToken={() => props.getToken()}
        prop:context={context}
        on:support-request-created={event => setLast(event.detail.request.key)}
      />
    </>
  );
}
