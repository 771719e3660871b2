import { css } from 'lit';

export const arrivalsStyles = css`
  /* At the lower or upper edge of the visible part; has no height, so that nothing moves when it appears. */
  .news {
    position: sticky;
    inset-block: calc(var(--sr-m) + 44px) var(--sr-m);
    z-index: 1;
    display: flex;
    justify-content: flex-end;
    align-items: flex-end;
    block-size: 0;
    pointer-events: none;
  }
  .news .button {
    flex: none;
    gap: var(--sr-space);
    min-inline-size: 44px;
    min-block-size: 44px;
    max-inline-size: 25%;
    padding: 0 var(--sr-s);
    border-radius: 2em;
    box-shadow: 0 2px 12px rgb(0 0 0 / 25%);
    pointer-events: auto;
    animation: news-appear 140ms ease-out;
  }
  .news .above .icon {
    rotate: 180deg;
  }
  /* Nothing that has the focus is scrolled to below the button (WCAG 2.4.11). */
  .history :is(a, button, summary, [tabindex]) {
    scroll-margin-block-end: calc(44px + var(--sr-m) * 2);
  }
  @keyframes news-appear {
    from {
      opacity: 0;
      translate: 0 8px;
    }
  }
  .new-line {
    display: flex;
    align-items: center;
    gap: var(--sr-s);
    margin-block-end: var(--sr-l);
    font-size: 0.8125em;
    font-weight: 650;
    line-height: 1;
  }
  .new-line::after {
    content: '';
    flex: 1;
    border-block-start: 2px solid var(--sr-accent);
  }
`;
