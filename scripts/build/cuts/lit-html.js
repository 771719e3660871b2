/** The name of an attribute whose value, or the beginning of it, is the end of a text. */
const attribute = String.raw`f=/([^\s=]+)=("[^"]*)?$/`;

/**
 * What Lit's function of that name does (https://github.com/lit/lit/blob/main/packages/lit-html/src/lit-html.ts,
 * getTemplateHtml), for attributes in double quotes or none: marks what the expressions of a template stand for, and gives
 * the names of those that are attributes. check-templates.js compares the two for each template of ours.
 */
const templateHtml = `t=>{const s=t.length-1,e=[];let n,l="";for(let i=0;i<s;i++){const s=t[i],a=f.exec(s);n=a?(e.push(a[1]),a[2]):n&&!s.includes('"');l+=s.replace(f,"$1"+h+"=$2")+(a||n?o:r)}return[V(t,l+(t[s]||"<?>")),e]}`;

/**
 * The same as a function, with what it finds around it.
 *
 * @type {(parts: { suffix: string, marker: string, node: string }) => (strings: readonly string[]) => [string, string[]]}
 */
export const templateHtmlWith = ({ suffix, marker, node }) =>
  new Function('h', 'o', 'r', 'V', `const ${attribute};return ${templateHtml}`)(
    suffix,
    marker,
    node,
    (/** @type {unknown} */ _, /** @type {string} */ html) => html,
  );

/**
 * Parts of lit-html that our templates never reach. They hold no directive, no comment, no MathML, no text inside
 * `<textarea>` and its like, and listeners that are functions; check-templates.js holds the sources to that.
 *
 * @type {import('./index.js').Cuts}
 */
export const litHtml = {
  file: /\/lit-html\/lit-html\.js$/,
  cuts: [
    {
      why: 'no directives: values are what they are',
      unused: /from '(?:lit|lit-html)\/(?:async-)?directives?\b|\bnoChange\b/,
      replace: [
        [
          'function M(t,i,s=t,e){if(i===E)return i;let h=void 0!==e?s._$Co?.[e]:s._$Cl;const o=a(i)?void 0:i._$litDirective$;return h?.constructor!==o&&(h?._$AO?.(!1),void 0===o?h=void 0:(h=new o(t),h._$AT(t,s,e)),void 0!==e?(s._$Co??=[])[e]=h:s._$Cl=h),void 0!==h&&(i=M(t,h._$AS(t,i.values),h,e)),i}',
          '',
        ],
        ['_$AI(t,i=this){t=M(this,t,i),a(t)?t===A', '_$AI(t){a(t)?t===A'],
        [
          '_$AI(t,i=this,s,e){const h=this.strings;let o=!1;if(void 0===h)t=M(this,t,i,0),o=',
          '_$AI(t,s){const h=this.strings;let o=!1;if(void 0===h)o=',
        ],
        [
          'const e=t;let n,r;for(t=h[0],n=0;n<h.length-1;n++)r=M(this,e[s+n],i,n),r===E&&(r=this._$AH[n]),o',
          'const e=t;let n,r;for(t=h[0],n=0;n<h.length-1;n++)r=e[s+n],o',
        ],
        ['}o&&!e&&this.j(t)}', '}o&&this.j(t)}'],
        ['s._$AI(t,s,i),i+=s.strings.length-2', 's._$AI(t,i),i+=s.strings.length-2'],
      ],
    },
    {
      why: 'no directives: no value says "leave it as it is"',
      replace: [
        ['t!==this._$AH&&t!==E&&this._(t)', 't!==this._$AH&&this._(t)'],
        ['o=!a(t)||t!==this._$AH&&t!==E,', 'o=!a(t)||t!==this._$AH,'],
        ['E=Symbol.for("lit-noChange")', 'E=/*@__PURE__*/Symbol.for("lit-noChange")'],
      ],
    },
    {
      why: 'no directives: parts need not know their parents, nor whether they are on the page',
      replace: [
        ['this._$AV=[],this._$AN=void 0,this._$AD=t,this._$AM=i}', 'this._$AV=[],this._$AD=t}'],
        ['get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(t)', 'u(t)'],
        ['get _$AU(){return this._$AM?._$AU??this._$Cv}', ''],
        [
          'constructor(t,i,s,e){this.type=2,this._$AH=A,this._$AN=void 0,this._$AA=t,this._$AB=i,this._$AM=s,this.options=e,this._$Cv=e?.isConnected??!0}',
          'constructor(t,i,e){this._$AH=A,this._$AA=t,this._$AB=i,this.options=e}',
        ],
        [
          'get parentNode(){let t=this._$AA.parentNode;const i=this._$AM;return void 0!==i&&11===t?.nodeType&&(t=i.parentNode),t}get startNode(){return this._$AA}get endNode(){return this._$AB}',
          '',
        ],
        ['new k(this.O(c()),this.O(c()),this,this.options)', 'new k(this.O(c()),this.O(c()),this.options)'],
        ['new k(i.insertBefore(c(),t),t,void 0,s??{})', 'new k(i.insertBefore(c(),t),t,s??{})'],
        ['setConnected(t){void 0===this._$AM&&(this._$Cv=t,this._$AP?.(t))}', ''],
        [
          '_$AR(t=this._$AA.nextSibling,s){for(this._$AP?.(!1,!0,s);t',
          '_$AR(t=this._$AA.nextSibling){for(;t',
        ],
        ['this._$AR(s&&s._$AB.nextSibling,e)', 'this._$AR(s&&s._$AB.nextSibling)'],
        ['const t=new R(e,this),s=', 'const t=new R(e),s='],
        [
          'get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(t,i,s,e,h){this.type=1,this._$AH=A,this._$AN=void 0,this.element=t,this.name=i,this._$AM=e,this.options=h,',
          'constructor(t,i,s,h){this._$AH=A,this.element=t,this.name=i,this.options=h,',
        ],
        ['class I extends H{constructor(){super(...arguments),this.type=3}', 'class I extends H{'],
        ['class L extends H{constructor(){super(...arguments),this.type=4}', 'class L extends H{'],
        ['class z extends H{constructor(t,i,s,e,h){super(t,i,s,e,h),this.type=5}', 'class z extends H{'],
      ],
    },
    {
      why: 'no directives: no parts for whole elements; and none for comments',
      replace: [
        [
          'class Z{constructor(t,i,s){this.element=t,this.type=6,this._$AN=void 0,this._$AM=i,this.options=s}get _$AU(){return this._$AM._$AU}_$AI(t){M(this,t)}}',
          '',
        ],
        ['const j={M:h,P:o,A:n,C:1,L:N,R,D:d,V:M,I:k,H,N:L,U:z,B:I,F:Z},B=', 'const j={},B='],
        ['else t.startsWith(o)&&(d.push({type:6,index:l}),r.removeAttribute(t))', ''],
        [
          '2===r.type?i=new k(h,h.nextSibling,this,t):1===r.type?i=new r.ctor(h,r.name,r.strings,this,t):6===r.type&&(i=new Z(h,this,t))',
          'i=r.ctor?new r.ctor(h,r.name,r.strings,t):new k(h,h.nextSibling,t)',
        ],
        ['d.push({type:1,index:l,', 'd.push({index:l,'],
        [
          'if(8===r.nodeType)if(r.data===n)d.push({type:2,index:l});else{let t=-1;for(;-1!==(t=r.data.indexOf(o,t+1));)d.push({type:7,index:l}),t+=o.length-1}l++',
          'r.data===n&&d.push({index:l});l++',
        ],
        ['void 0!==s&&(void 0!==s.strings?(', '(void 0!==s.strings?('],
      ],
    },
    {
      why: 'no comments, and nothing inside elements that take only text',
      replace: [
        [
          'if(y.test(r.tagName)){const t=r.textContent.split(o),i=t.length-1;if(i>0){r.textContent=s?s.emptyScript:"";for(let s=0;s<i;s++)r.append(t[s],c()),P.nextNode(),d.push({type:2,index:++l});r.append(t[i],c())}}',
          '',
        ],
      ],
    },
    {
      why: 'all templates are written alike, so that each attribute with an expression is found from behind',
      replace: [
        [/f="\[ \\t\\n\\f\\r\]",v=.*?,y=\/\^\(\?:script\|style\|textarea\|title\)\$\/i,/gs, `${attribute},`],
        [/const N=\(t,i\)=>\{.*?e\]\};class/gs, `const N=${templateHtml};class`],
      ],
    },
    {
      why: 'no SVG or MathML but inside a template, no templates compiled beforehand, no document but this one',
      unused: /\b(?:svg|mathml)`/,
      replace: [
        [',2===i||3===i){const t=this.el.content.firstChild;t.replaceWith(...t.childNodes)}for(', ';for('],
        ['if(this.el=S.createElement', 'this.el=S.createElement'],
        ['=N(t,i);', '=N(t);'],
        [
          '{const{values:i,_$litType$:s}=t,e="number"==typeof s?this._$AC(t):(void 0===s.el&&(s.el=S.createElement(V(s.h,s.h[0]),this.options)),s);',
          '{const{values:i}=t,e=this._$AC(t);',
        ],
        ['(t?.creationScope??l)', 'l'],
        ['S.createElement(f,e)', 'S.createElement(f)'],
        ['static createElement(t,i){', 'static createElement(t){'],
        ['constructor({strings:t,_$litType$:i},e){let r;', 'constructor({strings:t}){let r;'],
      ],
    },
    {
      why: 'listeners are functions without options',
      unused: /\bhandleEvent\b/,
      replace: [
        [
          '_$AI(t,i=this){if((t=M(this,t,i,0)??A)===E)return;const s=this._$AH,e=t===A&&s!==A||t.capture!==s.capture||t.once!==s.once||t.passive!==s.passive,h=t!==A&&(s===A||e);e&&this.element.removeEventListener(this.name,this,s),h&&this.element.addEventListener(this.name,this,t),this._$AH=t}',
          '_$AI(t){t??=A;const s=this._$AH;t===A?this.element.removeEventListener(this.name,this):s===A&&this.element.addEventListener(this.name,this),this._$AH=t}',
        ],
        [
          'handleEvent(t){"function"==typeof this._$AH?this._$AH.call(this.options?.host??this.element,t):this._$AH.handleEvent(t)}',
          'handleEvent(t){this._$AH.call(this.options.host??this.element,t)}',
        ],
      ],
    },
    {
      why: 'no polyfill wraps nodes',
      replace: [['const s=i(t).nextSibling;i(t).remove(),t=s', 'const s=t.nextSibling;t.remove(),t=s']],
    },
    {
      why: 'the same in fewer words',
      replace: [
        ['throw Error("invalid template strings array")', 'throw Error()'],
        [
          'const{values:i}=t,e=this._$AC(t);',
          'const{values:i}=t;let e=C.get(t.strings);e||C.set(t.strings,e=new S(t));',
        ],
        ['_$AC(t){let i=C.get(t.strings);return void 0===i&&C.set(t.strings,i=new S(t)),i}', ''],
        ['if(r.hasAttributes())for(', 'for('],
        ['this.el=S.createElement(f),', 'this.el=document.createElement("template"),this.el.innerHTML=f,'],
        ['static createElement(t){const s=l.createElement("template");return s.innerHTML=t,s}', ''],
        [
          'let h=P.nextNode(),o=0,n=0,r=s[0];for(;void 0!==r;){if(o===r.index){let i;i=r.ctor?new r.ctor(h,r.name,r.strings,t):new k(h,h.nextSibling,t),this._$AV.push(i),r=s[++n]}o!==r?.index&&(h=P.nextNode(),o++)}',
          'let h=P.nextNode(),o=0;for(const r of s){for(;o<r.index;o++)h=P.nextNode();this._$AV.push(r.ctor?new r.ctor(h,r.name,r.strings,t):new k(h,h.nextSibling,t))}',
        ],
      ],
    },
  ],
};
