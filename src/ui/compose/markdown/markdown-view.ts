import { lateView, type LateView } from '../../element/late-view.ts';
import type { ComposingElement } from '../composing-element.ts';
import type { Markdown, MarkdownHost } from './markdown.lazy.ts';

const loadMarkdown = () => import('./markdown.lazy.ts');

/** The Markdown of an element's text area, as a late part. */
export const markdownView = (
  host: ComposingElement,
  options: MarkdownHost,
): LateView<typeof import('./markdown.lazy.ts'), Markdown> =>
  lateView(host, loadMarkdown, module => new module.Markdown(host, options));
