import { css } from 'lit';

/**
 * Private custom properties from the public ones (`--support-*`), with the defaults. Their prefix keeps a page's
 * `--support-color-accent: var(--accent)` from referring to one of ours. Text and lines derive from the page's colour.
 */
export const tokens = css`
  :host {
    --sr-accent: var(--support-color-accent, light-dark(#2457d6, #8fb1ff));
    /* Black or white, whichever is further from the accent: WCAG's luminance of 0.179 is where they meet. */
    --sr-on-accent: #fff;
    --sr-line: var(--support-color-border, color-mix(in srgb, currentcolor 18%, transparent));
    --sr-line-strong: var(--support-color-border-strong, color-mix(in srgb, currentcolor 52%, transparent));
    --sr-quiet: var(--support-color-text-quiet, color-mix(in srgb, currentcolor 74%, transparent));
    --sr-tint: color-mix(in srgb, currentcolor 5%, transparent);
    --sr-danger: var(--support-color-danger, light-dark(#b3261e, #ffb4ab));
    --sr-ok: var(--support-color-ok, light-dark(#1b6b3a, #7fd6a0));
    --sr-warn: light-dark(#855300, #f0bc5e);
    --sr-shadow: var(--support-shadow, 0 4px 16px #0003);
    --sr-radius: var(--support-radius, 6px);
    --sr-density: var(--support-density, 1);
    --sr-space: calc(var(--support-space, 4px) * var(--sr-density));
    --sr-xs: calc(var(--sr-space) * 1.5);
    --sr-s: calc(var(--sr-space) * 2);
    --sr-m: calc(var(--sr-space) * 3);
    --sr-l: calc(var(--sr-space) * 4);
    --sr-quick: 140ms ease-out;
  }
  @supports (color: color(from red xyz-d65 x y z)) {
    :host {
      --sr-on-accent: color(
        from var(--sr-accent) xyz-d65 calc(0.9505 * clamp(0, (0.179 - y) * 100000, 1))
          clamp(0, (0.179 - y) * 100000, 1) calc(1.089 * clamp(0, (0.179 - y) * 100000, 1))
      );
    }
  }
`;
