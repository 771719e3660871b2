/**
 * What the server writes beside a message: parameters of its Content-Type, which RT keeps in the headers and shows to nobody. They say which
 * call wrote it (so that a repeated one finds it), and for whom; of a file they keep the name and the type, which RT may not have as they were.
 */

export interface Mark {
  /** Idempotency-Key. */
  readonly key?: string | undefined;
  /** Key of the customer. */
  readonly customer?: string | undefined;
  readonly name?: string | undefined;
  readonly type?: string | undefined;
}

const names = ['key', 'customer', 'name', 'type'] as const;

/** Percent-encoded, with nothing that a quoted parameter or a folded header could change. */
const encode = (value: string): string =>
  encodeURIComponent(value.replace(/[\ud800-\udfff]/gu, '\uFFFD')).replace(
    /[!'()*]/g,
    char => `%${char.charCodeAt(0).toString(16)}`,
  );

export function markedType(type: string, mark: Mark): string {
  const parameters = names.flatMap(name =>
    mark[name] === undefined ? [] : [`; support-${name}="${encode(mark[name])}"`],
  );
  return type + parameters.join('');
}

function decode(value: string | undefined): string | undefined {
  try {
    return value === undefined ? undefined : decodeURIComponent(value);
  } catch {
    return undefined;
  }
}

/** @param headers of a message in RT */
export function markOf(headers: string): Mark {
  const read = (name: string): string | undefined =>
    decode(new RegExp(`;\\s*support-${name}="?([^";\\s]*)"?`).exec(headers)?.[1]);
  return { key: read('key'), customer: read('customer'), name: read('name'), type: read('type') };
}

/** Types whose bytes RT changes: it makes UTF-8 of texts, and takes mails apart. They are sent as bytes, and keep their type in the mark. */
const changed = (type: string): boolean => /^(text|message|multipart)\//i.test(type);

/** The type of an upload, for RT. */
export function uploadType({ name, type }: { readonly name: string; readonly type: string }): string {
  const sent = changed(type) || !/^[\w.+-]+\/[\w.+-]+$/.test(type) ? 'application/octet-stream' : type;
  return markedType(sent, {
    ...(sent === type ? {} : { type }),
    // Names with other characters arrive as they are.
    ...(/["%\\/\p{Cc}]/u.test(name) ? { name } : {}),
  });
}
