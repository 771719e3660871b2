import { css } from 'lit';

export const outboxRowStyles = css`
  .outbox {
    gap: var(--sr-xs) var(--sr-m);
    margin-block-end: var(--sr-s);
    padding: var(--sr-s) var(--sr-l);
    border: 1px dashed var(--sr-line-strong);
    border-radius: calc(var(--sr-radius) * 1.6);
  }
  .outbox.draft {
    border-color: var(--sr-line);
  }
  .outbox.done {
    border: 1px solid color-mix(in srgb, var(--sr-ok) 45%, transparent);
    border-inline-start: 4px solid var(--sr-ok);
    background: color-mix(in srgb, var(--sr-ok) 6%, transparent);
  }
  .outbox > .icon {
    align-self: start;
    margin-block-start: 0.25em;
  }
  .done > .icon {
    color: var(--sr-ok);
  }
  .failed > .icon {
    color: var(--sr-danger);
  }
  .outbox-text {
    /* Beside its icon, however narrow. */
    flex: 1 1 min(14em, 100% - 3em);
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .outbox-text > bdi {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow: hidden;
  }
  .outbox .button {
    font-size: 0.875em;
  }
  .outbox-buttons {
    gap: var(--sr-s);
    margin-inline-start: auto;
  }
`;
