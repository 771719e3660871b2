import { css } from 'lit';

export const serviceStateStyles = css`
  .service-state {
    display: inline-flex;
    align-items: baseline;
    gap: 0.35em;
    color: var(--sr-quiet);
  }
  .service-state .icon {
    align-self: center;
    inline-size: 1em;
    block-size: 1em;
  }
  .service-state.ok .icon {
    color: var(--sr-ok);
  }
  .service-state:is(.degraded, .maintenance) {
    color: var(--sr-warn);
  }
  .service-state.down {
    color: var(--sr-danger);
  }
`;
