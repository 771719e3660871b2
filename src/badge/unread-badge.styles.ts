// Names the template for the minifier: the badge holds no Lit.
const css = String.raw;

/** The defaults are those of src/styles/tokens.ts, which imports Lit. */
export const badgeStyles = css`
  span {
    box-sizing: border-box;
    display: inline-block;
    min-inline-size: 1.6em;
    padding-inline: 0.45em;
    border: 1px solid transparent;
    border-radius: 1em;
    background: var(--support-color-accent, light-dark(#2457d6, #8fb1ff));
    color: #fff;
    font-family: var(--support-font-family, inherit);
    font-size: calc(0.75 * var(--support-font-size, 1em));
    font-variant-numeric: tabular-nums;
    font-weight: 600;
    line-height: 1.5;
    text-align: center;
  }
  @supports (color: color(from red xyz-d65 x y z)) {
    span {
      color: color(
        from var(--support-color-accent, light-dark(#2457d6, #8fb1ff)) xyz-d65
          calc(0.9505 * clamp(0, (0.179 - y) * 100000, 1)) clamp(0, (0.179 - y) * 100000, 1)
          calc(1.089 * clamp(0, (0.179 - y) * 100000, 1))
      );
    }
  }
  [hidden] {
    display: none;
  }
`;
