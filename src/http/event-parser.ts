/** An event of a `text/event-stream`. */
export interface ServerEvent {
  /** The stream's last event ID, which stays until another one comes; empty before the first. */
  readonly id: string;
  /** The event's type; `message` where the stream names none. */
  readonly type: string;
  readonly data: string;
}

/**
 * Parses a stream of events as it comes. An event that the stream's end cuts off is dropped, as are comments.
 *
 * @param onRetry gets the pause that the server asks for before the stream is opened again, in milliseconds
 * @returns a function that takes the next piece of the decoded text
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation
 */
export function eventParser(
  onEvent: (event: ServerEvent) => void,
  onRetry?: (milliseconds: number) => void,
): (text: string) => void {
  let unfinished = '';
  let id = '';
  let type = '';
  let data: string[] = [];
  const parseLine = (line: string) => {
    const [, field, value = ''] = /^([^:]*):? ?(.*)/s.exec(line) ?? [];
    if (line === '') {
      if (data.length > 0) onEvent({ id, type: type || 'message', data: data.join('\n') });
      type = '';
      data = [];
    } else if (field === 'data') data.push(value);
    else if (field === 'event') type = value;
    else if (field === 'retry' && /^\d+$/.test(value)) onRetry?.(Number(value));
    else if (field === 'id' && !value.includes('\0')) id = value;
  };
  return text => {
    // A carriage return at the end waits: a line feed may follow that belongs to it.
    const lines = (unfinished + text).split(/\r\n|\n|\r(?!$)/);
    unfinished = lines.pop() ?? '';
    lines.forEach(parseLine);
  };
}
