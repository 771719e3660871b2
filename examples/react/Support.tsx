import 'support-requests';
import type {} from 'support-requests/types/react.js';
import { useState } from 'react';

const context = [{ id: 'server', label: 'Server', value: 'web-07' }];

export function Support({ apiBase, getToken }: { apiBase: string; getToken: () => Promise<string> }) {
  const [last, setLast] = useState<string>();
  return (
    <>
      <p>{last ? `Sent: ${last}` : 'No request sent yet.'}</p>
      <support-requests
        apiBase={apiBase}
        getToken={() => getToken()}
        context={context}
        onsupport-request-created={event => setLast(event.detail.request.key)}
      />
    </>
  );
}
