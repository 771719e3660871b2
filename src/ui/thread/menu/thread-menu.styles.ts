import { css } from 'lit';

/** Added to the thread's own sheets. */
export const threadMenuStyles = css`
  /* Button and note are items of the parent's layout, so that a note does not move the button. */
  .thread-menu {
    display: contents;
  }
  .thread-menu .menu-button {
    margin-inline: auto 0;
    padding-inline: var(--sr-s) var(--sr-space);
    gap: var(--sr-space);
  }
  .menu-button .icon {
    transition: rotate var(--sr-quick);
  }
  .menu-button[aria-expanded='true'] {
    background: var(--sr-tint);
  }
  .menu-button[aria-expanded='true'] .icon {
    rotate: 180deg;
  }
  .menu {
    min-inline-size: 12em;
    max-inline-size: min(24em, 100vw - 8px);
    max-block-size: calc(100vh - 8px);
    margin: 0;
    padding: var(--sr-space);
    border: 1px solid var(--sr-line);
    border-radius: calc(var(--sr-radius) * 1.6);
    background: linear-gradient(var(--support-color-surface, Canvas) 0 0) Canvas;
    color: var(--support-color-text, CanvasText);
    box-shadow: 0 6px 24px rgb(0 0 0 / 18%);
  }
  .menu:focus {
    outline: none;
  }
  .menu-item {
    display: flex;
    align-items: center;
    inline-size: 100%;
    min-block-size: 44px;
    padding: var(--sr-xs) var(--sr-m);
    border: 0;
    border-radius: var(--sr-radius);
    background: none;
    text-align: start;
    overflow-wrap: anywhere;
    cursor: pointer;
  }
  .menu-item:is(:hover, :focus) {
    background: color-mix(in srgb, currentcolor 9%, transparent);
  }
  .menu-item:focus-visible {
    outline-offset: -2px;
  }
  .thread-menu-note {
    gap: 0 var(--sr-s);
    min-inline-size: 0;
  }
  .thread-menu-note.wide {
    flex-basis: 100%;
    order: 1;
  }
  .thread-menu-note .problem {
    flex: 1;
    margin: 0;
  }
  .thread-menu-note .button {
    min-block-size: 44px;
  }
`;
