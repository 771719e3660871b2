import { css } from 'lit';

export const filterStyles = css`
  :host {
    container-type: normal;
  }
  .filter {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--sr-space) * 1) calc(var(--sr-space) * 2);
  }
  select.field {
    inline-size: auto;
    min-block-size: calc(36px * var(--sr-density));
    padding: calc(var(--sr-space) * 1) calc(var(--sr-space) * 2);
    line-height: 1.25;
    cursor: pointer;
  }
  /* The open list is drawn by the system: its colours have to match each other. */
  option {
    background: Canvas;
    color: CanvasText;
  }
`;
