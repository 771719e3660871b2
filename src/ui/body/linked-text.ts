import { html } from 'lit';
import { splitLinks } from '../../text/links.ts';

/** Content of a text with its web and mail addresses as links. */
export const linkedText = (text: string): unknown[] =>
  splitLinks(text).map(({ text: part, href }) =>
    href === undefined
      ? part
      : html`<a href=${href} target="_blank" rel="noopener noreferrer nofollow">${part}</a>`,
  );
