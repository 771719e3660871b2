import { css } from 'lit';

/** Beside the form's own styles, which reserve the room of the strip. */
export const articlesStyles = css`
  .articles {
    display: grid;
    grid-template-columns: repeat(3, minmax(0, 1fr));
    gap: var(--sr-s);
  }
  .article {
    display: flex;
    align-items: center;
    gap: var(--sr-s);
    inline-size: 100%;
    block-size: var(--article);
    padding: var(--sr-space) var(--sr-s);
    border: 1px solid var(--sr-line);
    border-radius: var(--sr-radius);
    background: var(--sr-tint);
    font-size: 0.875em;
    line-height: 1.3;
    text-align: start;
    cursor: pointer;
    transition: border-color var(--sr-quick);
  }
  /* What scrolls would cut it off. */
  .article:focus-visible {
    outline-offset: -2px;
  }
  .article:hover {
    border-color: var(--sr-accent);
  }
  .article .icon {
    color: var(--sr-quiet);
  }
  .article-name {
    display: -webkit-box;
    flex: 1;
    min-inline-size: 0;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    line-clamp: 2;
    overflow: hidden;
    overflow-wrap: anywhere;
  }
  @container (width < 34em) {
    /* Side by side, and further ones are scrolled to. */
    .articles {
      display: flex;
      overflow-x: auto;
      overscroll-behavior-x: contain;
      scroll-snap-type: x proximity;
      scrollbar-width: none;
    }
    .articles > li {
      flex: 0 0 min(78%, 16em);
      scroll-snap-align: start;
    }
    .articles > li:only-child {
      flex-basis: 100%;
    }
  }
  .article-panel {
    box-sizing: border-box;
    inline-size: min(42em, calc(100vw - 2 * var(--sr-l)));
    max-inline-size: none;
    max-block-size: min(44em, calc(100dvb - 2 * var(--sr-l)));
    padding: 0;
    border: 1px solid var(--sr-line);
    border-radius: calc(var(--sr-radius) * 1.6);
    background: linear-gradient(var(--support-color-surface, Canvas) 0 0) Canvas;
    color: var(--support-color-text, CanvasText);
    box-shadow: var(--sr-shadow);
    overflow: hidden;
  }
  .article-panel[open] {
    display: flex;
  }
  .article-panel::backdrop {
    background: #0006;
  }
  .article-sheet {
    display: flex;
    flex-direction: column;
    flex: 1;
    min-inline-size: 0;
    min-block-size: 0;
  }
  .article-head {
    display: flex;
    flex: none;
    align-items: start;
    justify-content: space-between;
    gap: var(--sr-m);
    padding-block: var(--sr-m) var(--sr-s);
    padding-inline: var(--sr-l) var(--sr-s);
  }
  .article-head h3 {
    margin: 0;
    padding-block-start: 0.3em;
    font-size: 1.125em;
    font-weight: 650;
    line-height: 1.3;
    overflow-wrap: anywhere;
  }
  .article-head h3:focus {
    outline: none;
  }
  .article-head .button {
    flex: none;
    min-inline-size: calc(36px * var(--sr-density));
  }
  .article-text {
    flex: 1 1 auto;
    min-block-size: 6em;
    padding: var(--sr-s) var(--sr-l) var(--sr-l);
    overflow-y: auto;
    overscroll-behavior: contain;
    overflow-wrap: anywhere;
    outline-offset: -2px;
  }
  .article-text .text {
    white-space: pre-wrap;
  }
  .article-page {
    display: flex;
    align-items: center;
    gap: var(--sr-xs);
    margin-block-start: var(--sr-m);
  }
  .article-page a {
    color: inherit;
    text-decoration-color: var(--sr-accent);
    text-underline-offset: 0.2em;
  }
  .article-answers {
    flex: none;
    gap: var(--sr-s) var(--sr-m);
    padding: var(--sr-m) var(--sr-l);
    border-block-start: 1px solid var(--sr-line);
  }
  @media (pointer: coarse) {
    .article-head .button {
      min-inline-size: 44px;
    }
  }
  @media (forced-colors: active) {
    .article-panel {
      border-color: CanvasText;
    }
  }
`;
