import { css } from 'lit';

/**
 * Public custom properties (`--support-*`) become private ones here, each with its default, so that no other file
 * repeats a default. Text and lines are made of the page's own colour; only what must stand out has a colour of its own.
 */
export const tokens = css`
  :host {
    --accent: var(--support-color-accent, light-dark(#2457d6, #8fb1ff));
    /* Black or white, whichever is further from the accent: WCAG's luminance of 0.179 is where they meet. */
    --on-accent: #fff;
    --text: var(--support-color-text, inherit);
    --surface: var(--support-color-surface, transparent);
    --line: var(--support-color-border, color-mix(in srgb, currentcolor 18%, transparent));
    --line-strong: var(--support-color-border-strong, color-mix(in srgb, currentcolor 52%, transparent));
    --quiet: var(--support-color-text-quiet, color-mix(in srgb, currentcolor 74%, transparent));
    --tint: color-mix(in srgb, currentcolor 5%, transparent);
    --danger: var(--support-color-danger, light-dark(#b3261e, #ffb4ab));
    --ok: var(--support-color-ok, light-dark(#1b6b3a, #7fd6a0));
    --info: var(--support-color-info, light-dark(#1d4fc4, #a5c0ff));
    --radius: var(--support-radius, 6px);
    --density: var(--support-density, 1);
    --space: calc(var(--support-space, 4px) * var(--density));
    --shadow: var(--support-shadow, 0 8px 30px rgb(0 0 0 / 0.18));
    --quick: 140ms ease-out;
  }
  @supports (color: color(from red xyz-d65 x y z)) {
    :host {
      --on-accent: color(
        from var(--accent) xyz-d65 calc(0.9505 * clamp(0, (0.179 - y) * 100000, 1))
          clamp(0, (0.179 - y) * 100000, 1) calc(1.089 * clamp(0, (0.179 - y) * 100000, 1))
      );
    }
  }
`;
