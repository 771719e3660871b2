import { eventStream, type EventStreamOptions } from '../event-stream.ts';

export interface FollowOptions extends EventStreamOptions {
  /** Also while the page is hidden. */
  readonly whileHidden?: boolean | undefined;
}

/**
 * Follows the event stream of a backend while the page is visible.
 *
 * @returns a function that ends it
 */
export function followEvents({ whileHidden = false, ...options }: FollowOptions): () => void {
  const { follow, leave } = eventStream(options);
  const onVisibility = () => {
    if (whileHidden || !document.hidden) follow();
    else leave();
  };
  document.addEventListener('visibilitychange', onVisibility);
  onVisibility();
  return () => {
    document.removeEventListener('visibilitychange', onVisibility);
    leave();
  };
}
