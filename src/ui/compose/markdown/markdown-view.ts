import { lateView } from '../../element/late-view.ts';
import type { ComposingElement } from '../composing-element.ts';
import type { MarkdownHost } from './markdown.lazy.ts';

const loadMarkdown = () => import('./markdown.lazy.ts');

/** The Markdown of an element's text area, as a late part. */
export const markdownView = (host: ComposingElement, options: MarkdownHost) =>
  lateView(host, loadMarkdown, module => new module.Markdown(host, options));
