import { css } from 'lit';

export const problemStyles = css`
  .problem {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--space) * 2) calc(var(--space) * 3);
    padding: calc(var(--space) * 3) calc(var(--space) * 4);
    border: 1px solid color-mix(in srgb, var(--danger) 45%, transparent);
    border-radius: calc(var(--radius) * 1.6);
    background: color-mix(in srgb, var(--danger) 7%, transparent);
  }
  .problem > .icon {
    align-self: start;
    margin-block-start: 0.2em;
    color: var(--danger);
  }
  .problem-text {
    flex: 1 1 12em;
    overflow-wrap: anywhere;
  }
`;
