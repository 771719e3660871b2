/** Files of a helpdesk may be elsewhere: behind addresses that need no key, and must not get one. */

const maxHops = 3;

/**
 * Follows redirects of downloads, and takes the key along only within the same origin.
 *
 * @param isDownload whether this address is that of a file; others are not followed
 */
export function followingDownloads(isDownload: (url: string) => boolean): typeof fetch {
  return async (input, init = {}) => {
    // The client calls with an address.
    const url = input as string;
    let response = await fetch(url, init);
    if (!isDownload(url)) return response;
    let from = new URL(url);
    let options = init;
    for (let hops = 0; hops < maxHops && response.status >= 300 && response.status < 400; hops++) {
      const location = response.headers.get('Location') ?? '';
      if (!URL.canParse(location, from.href)) return response;
      const to = new URL(location, from.href);
      if (to.protocol !== from.protocol && to.protocol !== 'https:') return response;
      await response.body?.cancel();
      const { headers: _key, ...bare } = options;
      // Once it has left, it does not come back with the key.
      if (to.origin !== new URL(url).origin) options = bare;
      response = await fetch(to, options);
      from = to;
    }
    return response;
  };
}
