/** One call, relative to the base URL. */
export interface Call {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Relative to the base and percent-encoded, or an absolute URL. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  /** Sent as JSON. */
  readonly json?: unknown;
  /** Sent as multipart, with progress where the browser reports it. */
  readonly form?: FormData;
  readonly headers?: Readonly<Record<string, string>>;
  /** Asks for bytes instead of JSON: a file, the only thing that may be redirected. */
  readonly bytes?: boolean;
  /** The media type of the file, where it is known: what is no page is not answered with one. */
  readonly type?: string | undefined;
  /** Asks for a stream; its time is limited until it begins only. */
  readonly stream?: boolean;
  readonly signal?: AbortSignal | undefined;
  /** Called with the bytes of the form that are sent so far, or of the answer that are received so far. */
  readonly onProgress?: ((loaded: number) => void) | undefined;
}

/** An answer with a 2xx status, or 304. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The answer is not the API's: a redirect, or a page in place of a file. */
  readonly isElsewhere?: boolean;
  /** In place of the text, where bytes were asked for. */
  readonly blob?: Blob;
  /** In place of the text, where a stream was asked for. */
  readonly stream?: ReadableStream<Uint8Array>;
}
