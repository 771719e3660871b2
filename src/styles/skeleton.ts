import { css } from 'lit';

/** Bars in place of what is loading. */
export const skeletonStyles = css`
  .skeleton {
    /* Not for short waits. */
    animation: appear 120ms 150ms backwards ease-out;
  }
  .bar,
  .bars::before,
  .bars::after {
    content: '';
    block-size: 0.9em;
    border-radius: var(--sr-radius);
    background: color-mix(in srgb, currentcolor 10%, transparent);
  }
  @keyframes appear {
    from {
      opacity: 0;
    }
  }
`;
