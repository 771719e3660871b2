'use client';
import 'support-requests';
import type {} from 'support-requests/types/react.js';
import { useEffect, useRef, useState } from 'react';
import type { SupportRequests } from 'support-requests';

const context = [{ id: 'server', label: 'Server', value: 'web-07' }];

/** Rendered on a server: attributes are in the HTML, properties and listeners come with the effect. Also right for React 18. */
export function Support({ apiBase, getToken }: { apiBase: string; getToken: () => Promise<string> }) {
  const desk = useRef<SupportRequests>(null);
  const [last, setLast] = useState<string>();
  useEffect(() => {
    const element = desk.current;
    if (!element) return;
    Object.assign(element, { getToken, context });
    const controller = new AbortController();
    element.addEventListener(
      'support-request-created',
      event => setLast(event.detail.request.key),
      controller,
    );
    return () => controller.abort();
  }, [getToken]);
  return (
    <>
      <p>{last ? `Sent: ${last}` : 'No request sent yet.'}</p>
      <support-requests ref={desk} api-base={apiBase} />
    </>
  );
}
