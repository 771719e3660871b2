import { loadNotify } from '../notify/load-notify.ts';
import { lateView } from './late-view.ts';
import type { HelpedElement } from './helped-element.ts';

const loadPageTranslation = () => import('./page-translation.lazy.ts');

/** The late parts of every element, which render nothing. */
export function addLateHelpers(host: HelpedElement): void {
  lateView(host, loadPageTranslation, module => new module.PageTranslation(host));
  lateView(
    host,
    loadNotify,
    module => new module.Notify(host),
    () => host.notify !== 'none',
  );
}
