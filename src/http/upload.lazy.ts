import { SupportError } from '../model.ts';
import type { Answer } from './call.ts';

const parseHeaders = (raw: string): Headers =>
  new Headers([...raw.matchAll(/^(.+?):(.*)$/gm)].map(([, name = '', value = '']) => [name, value]));

/**
 * Posts a form, and reports how many bytes are sent: `fetch` does that in no browser yet
 * (https://github.com/whatwg/fetch/issues/607).
 *
 * @throws SupportError `offline` when there was no answer
 */
export function sendWithProgress(options: {
  url: URL;
  headers: Headers;
  body: FormData;
  credentials: RequestCredentials;
  signal: AbortSignal;
  onProgress: (loaded: number) => void;
}): Promise<Answer> {
  const { url, headers, body, credentials, signal, onProgress } = options;
  return new Promise((resolve, reject) => {
    const xhr = new XMLHttpRequest();
    xhr.open('POST', url.href);
    xhr.withCredentials = credentials === 'include';
    headers.forEach((value, name) => xhr.setRequestHeader(name, value));
    const abort = () => xhr.abort();
    signal.addEventListener('abort', abort);
    xhr.upload.onprogress = event => onProgress(event.loaded);
    xhr.onloadend = () => {
      signal.removeEventListener('abort', abort);
      if (xhr.status === 0) return reject(new SupportError({ kind: 'offline' }));
      resolve({
        status: xhr.status,
        headers: parseHeaders(xhr.getAllResponseHeaders()),
        text: xhr.responseText,
      });
    };
    xhr.send(body);
  });
}
