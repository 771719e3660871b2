/**
 * `POST /__upload`: an endpoint that reads a file slowly and answers as the contract says. Browsers report no upload progress
 * while a service worker such as msw's handles the call, so the tests of progress use this endpoint.
 *
 * - `?status=413`: answers with that status and problem details after the upload
 * - `?pause=20`: milliseconds between the chunks of 64 kB; 3 by default
 *
 * The operating system buffers about 3 MB at once: only for a larger file (12 MB) does the browser report progress.
 *
 * @returns {import('@web/dev-server-core').Middleware}
 */
export function uploadEndpoint() {
  return async (context, next) => {
    if (context.path !== '/__upload' || context.method !== 'POST') return next();
    const status = Number(context.query['status'] ?? 201);
    const pause = Number(context.query['pause'] ?? 3);
    let size = 0;
    let head = '';
    try {
      for await (const chunk of context.req) {
        if (head.length < 1000) head += chunk.toString('latin1');
        size += chunk.length;
        await new Promise(resolve => setTimeout(resolve, pause));
      }
    } catch {
      return; // the client has aborted the upload
    }
    context.status = status;
    if (status >= 400) {
      context.type = 'application/problem+json';
      context.body = JSON.stringify({ title: 'Refused', status, detail: `The server answered ${status}.` });
      return;
    }
    const name = /filename="([^"]*)"/.exec(head)?.[1] ?? 'file';
    const type = /content-type: *(\S+)/i.exec(head)?.[1] ?? '';
    context.type = 'application/json';
    context.body = JSON.stringify({
      id: `upload-${size}`,
      name,
      size,
      type,
      url: `attachments/upload-${size}`,
    });
  };
}
