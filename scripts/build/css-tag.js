/**
 * Stands in for Lit's own css-tag.js in the standalone file: every browser of our floor has constructable stylesheets, and
 * none of our styles holds an expression (the build checks that), so the ways around both are not needed. A third of a
 * kilobyte less for each page that loads the widget.
 *
 * @module
 */

/** @param {TemplateStringsArray} strings */
export const css = ([text = '']) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
};

/**
 * @param {ShadowRoot} root
 * @param {CSSStyleSheet[]} sheets
 */
export const adoptStyles = (root, sheets) => {
  root.adoptedStyleSheets = sheets;
};

/** @param {CSSStyleSheet} sheet */
export const getCompatibleStyle = sheet => sheet;

// Lit hands these on; nothing of ours uses them.
export { css as CSSResult, css as unsafeCSS };
export const supportsAdoptingStyleSheets = true;
