import type { Reply } from '../../state/live/replies.lazy.ts';
import { cleanLine } from '../../text/plain.ts';
import { ownName } from '../../prefix.ts';
import type { HelpedElement } from '../element/helped-element.ts';

/** The browser has the API and refuses it all the same, as those of phones do outside of a service worker. */
let isRefused = false;

/** What the browser says; `denied` where it has no notifications, or none for this page. */
export function permission(): NotificationPermission {
  // Typed as always there.
  const api = window.Notification as typeof Notification | undefined;
  return !api || isRefused ? 'denied' : api.permission;
}

/** Asks the customer, by way of the browser; only after a press. */
export async function askPermission(): Promise<NotificationPermission> {
  try {
    await Notification.requestPermission();
  } catch {
    isRefused = true;
  }
  return permission();
}

/** Says who has replied, where the customer allows it. A press on it shows the tab, and opens the request. */
export function showNotification(host: HelpedElement, { requestKey, author }: Reply): void {
  if (permission() !== 'granted') return;
  const { translator, desk } = host;
  const name = cleanLine(author.name) || host.t('role.agent');
  const summary = cleanLine(desk?.list.find(requestKey)?.summary ?? '');
  try {
    const notification = new Notification(host.t('thread.replied', { name, key: cleanLine(requestKey) }), {
      body: summary,
      lang: translator.lang,
      // A later one about the same request takes its place, whatever tab shows it.
      tag: `${ownName()} ${desk?.apiBase} ${requestKey}`,
    });
    notification.addEventListener('click', () => {
      notification.close();
      focus();
      if (host.isConnected) host.go({ name: 'thread', key: requestKey });
    });
  } catch {
    isRefused = true;
  }
}
