import { css } from 'lit';

/** The status of a request, shown by text, colour and shape. */
export const statusStyles = css`
  .status {
    --sr-tone: var(--support-color-status, currentcolor);
    display: inline-flex;
    align-items: center;
    gap: var(--sr-xs);
    max-inline-size: 100%;
    padding: 0 0.65em 0 0.55em;
    border: 1px solid color-mix(in srgb, var(--sr-tone) 32%, transparent);
    border-radius: 1em;
    background: color-mix(in srgb, var(--sr-tone) 8%, transparent);
    font-size: 0.8125em;
    font-weight: 550;
    line-height: 1.4;
    overflow-wrap: anywhere;
  }
  .status::before {
    content: '';
    flex: none;
    inline-size: 0.55em;
    block-size: 0.55em;
    border: 2px solid var(--sr-tone);
    border-radius: 50%;
  }
  .status.open {
    --sr-tone: var(--support-color-status-open, var(--sr-ok));
  }
  .status.updated {
    --sr-tone: var(--support-color-status-updated, var(--sr-accent));
  }
  .status.updated::before {
    background: var(--sr-tone);
  }
  .awaiting {
    --sr-tone: var(--support-color-status-awaiting, var(--sr-warn));
  }
  .awaiting::before {
    content: '\\21a9\\fe0e';
    content: '\\21a9\\fe0e' / '';
    line-height: 1;
  }
  .status.awaiting::before {
    inline-size: auto;
    block-size: auto;
    border: 0;
    color: var(--sr-tone);
  }
  .status.closed {
    --sr-tone: var(--support-color-status-closed, currentcolor);
    color: var(--sr-quiet);
  }
  .status.closed::before {
    border-radius: 1px;
    background: var(--sr-tone);
  }
  @media (forced-colors: active) {
    .status:is(.updated, .closed)::before {
      background: CanvasText;
      forced-color-adjust: none;
    }
  }
`;
