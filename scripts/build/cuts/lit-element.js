/**
 * Parts of Lit's element that serve directives, drawings of a server, or elements that draw themselves differently from ours:
 * each of ours has a `render`, and a node that its drawing stands before (SupportElement).
 *
 * @type {import('./index.js').Cuts}
 */
export const litElement = {
  file: /\/lit-element\/lit-element\.js$/,
  cuts: [
    {
      why: 'tell no directive whether the element is on the page',
      replace: [
        ['this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),', ''],
        ['this._$Do=e(r,', 'e(r,'],
        [',this._$Do=void 0', ''],
        [
          'connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}',
          '',
        ],
      ],
    },
    {
      why: 'draw as all our elements do',
      unused: / extends LitElement\b(?! \{\n {2}static override styles: CSSResultGroup\[\] = base;)/,
      replace: [
        [
          'createRenderRoot(){const t=super.createRenderRoot();return this.renderOptions.renderBefore??=t.firstChild,t}',
          '',
        ],
        ['render(){return r}', ''],
        ['super(...arguments)', 'super()'],
        ['i._$litElement$=!0,', ''],
        ['import{render as e,noChange as r}from', 'import{render as e}from'],
      ],
    },
  ],
};
