/** A 53-bit hash (cyrb53) for ETags; not cryptographic. */
function hash(text: string): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36);
}

/** The tag without the weakness mark: If-None-Match compares weakly (RFC 9110, 13.1.2). */
const opaque = (tag: string): string => tag.trim().replace(/^W\//, '');

/** The response to a GET: JSON with an ETag, or 304 where `If-None-Match` has that ETag. */
export function conditionalJson(request: Request, body: unknown): Response {
  const text = JSON.stringify(body);
  const etag = `W/"${hash(text)}"`;
  const headers = { ETag: etag, 'Cache-Control': 'private, no-cache', Vary: 'Authorization, Cookie' };
  const cached = request.headers.get('If-None-Match');
  if (cached?.trim() === '*' || cached?.split(',').some(tag => opaque(tag) === opaque(etag))) {
    return new Response(null, { status: 304, headers });
  }
  return new Response(text, { headers: { ...headers, 'Content-Type': 'application/json' } });
}
