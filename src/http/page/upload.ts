import type { Answer } from '../call.ts';

interface UploadInit {
  readonly headers: Headers;
  readonly body: FormData | string | null;
  readonly credentials: RequestCredentials;
  readonly signal: AbortSignal;
}

const parseHeaders = (raw: string): Headers =>
  new Headers([...raw.matchAll(/^(.+?):(.*)$/gm)].map(([, name = '', value = '']) => [name, value]));

/**
 * Posts a form, and reports how many bytes are sent: `fetch` does that in no browser yet
 * (https://github.com/whatwg/fetch/issues/607). It can't refuse redirects, so the answer tells whether there was one.
 *
 * @throws TypeError when there was no answer, as `fetch` does
 */
export function sendWithProgress(
  url: URL,
  { headers, body, credentials, signal }: UploadInit,
  onProgress: (loaded: number) => void,
): Promise<Answer> {
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
      if (xhr.status === 0) return reject(new TypeError('No answer'));
      const { status, responseText: text, responseURL } = xhr;
      const headers = parseHeaders(xhr.getAllResponseHeaders());
      resolve({ status, headers, text, isElsewhere: responseURL !== '' && responseURL !== url.href });
    };
    xhr.send(body);
  });
}
