/**
 * Parts of Lit's reactive element for what our elements do not do: decorators, accessors of their own, initializers,
 * reflected types other than text, attributes of types other than text and number, another rhythm of updates.
 *
 * @type {import('./index.js').Cuts}
 */
export const reactiveElement = {
  file: /\/reactive-element\/reactive-element\.js$/,
  cuts: [
    {
      why: 'no initializers, no controllers that are taken away',
      unused: /\b(?:addInitializer|removeController)\b/,
      replace: [
        ['static addInitializer(t){this._$Ei(),(this.l??=[]).push(t)}', ''],
        [',void 0!==t.l&&(this.l=[...t.l])', ''],
        [',this.constructor.l?.forEach(t=>t(this))', ''],
        ['removeController(t){this._$EO?.delete(t)}', ''],
      ],
    },
    {
      why: 'no accessors and no state of an element’s own',
      unused:
        /\bnoAccessor\b|\bstate: true|PropertyDeclarations = \{[\s\S]*?\b(\w+): \{[\s\S]*?\b[gs]et \1\(/,
      replace: [
        [
          'if(s.state&&(s.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(t)&&((s=Object.create(s)).wrapped=!0),this.elementProperties.set(t,s),!s.noAccessor){const i=Symbol(),h=this.getPropertyDescriptor(t,i,s);void 0!==h&&e(this.prototype,t,h)}}static getPropertyDescriptor(t,s,i){const{get:e,set:r}=h(this.prototype,t)??{get(){return this[s]},set(t){this[s]=t}};return{get:e,set(s){const h=e?.call(this);r?.call(this,s),this.requestUpdate(t,h,i)},configurable:!0,enumerable:!0}}',
          'this.elementProperties.set(t,s);const i=Symbol();e(this.prototype,t,{get(){return this[i]},set(e){const h=this[i];this[i]=e,this.requestUpdate(t,h,s)},configurable:!0,enumerable:!0})}',
        ],
        ['getOwnPropertyDescriptor:h,', ''],
        [
          'C(t,s,{useDefault:i,reflect:e,wrapped:h},r){i&&!(this._$Ej??=new Map).has(t)&&(this._$Ej.set(t,r??s??this[t]),!0!==h||void 0!==r)||(',
          'C(t,s,{useDefault:i,reflect:e}){i&&!(this._$Ej??=new Map).has(t)?this._$Ej.set(t,s??this[t]):(',
        ],
        [
          'this._$Ep=void 0}const t=this.constructor.elementProperties;if(t.size>0)for(const[s,i]of t){const{wrapped:t}=i,e=this[s];!0!==t||this._$AL.has(s)||void 0===e||this.C(s,void 0,i,e)}}',
          'this._$Ep=void 0}}',
        ],
        [
          'requestUpdate(t,s,i,e=!1,h){if(void 0!==t){const r=this.constructor;if(!1===e&&(h=this[t]),i??=',
          'requestUpdate(t,s,i){if(void 0!==t){const r=this.constructor,h=this[t];if(i??=',
        ],
      ],
    },
    {
      why: 'no symbols for names of properties, no single sheet for styles, no other kind of shadow root',
      unused: /\b(?:finalizeStyles|shadowRootOptions)\b/,
      replace: [
        [
          'const t=this.properties,s=[...r(t),...o(t)];for(const i of s)this',
          'const t=this.properties;for(const i of r(t))this',
        ],
        ['getOwnPropertySymbols:o,', ''],
        [
          '"string"==typeof i?i:"string"==typeof t?t.toLowerCase():void 0',
          '"string"==typeof i?i:t.toLowerCase()',
        ],
        [
          '{const i=[];if(Array.isArray(s)){const e=new Set(s.flat(1/0).reverse());for(const s of e)i.unshift(t(s))}else void 0!==s&&i.push(t(s));return i}',
          '',
        ],
        ['this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(s)', '}'],
        ['this.constructor.shadowRootOptions', '{mode:"open"}'],
        ['y.shadowRootOptions={mode:"open"},', ''],
      ],
    },
    {
      why: 'attributes of text and numbers, reflected as they are',
      unused: /\btype: (?:Boolean|Object|Array)\b|\bfromAttribute\b/,
      replace: [
        [
          'toAttribute(t,s){switch(s){case Boolean:t=t?l:null;break;case Object:case Array:t=null==t?t:JSON.stringify(t)}return t},fromAttribute(t,s){let i=t;switch(s){case Boolean:i=null!==t;break;case Number:i=null===t?null:Number(t);break;case Object:case Array:try{i=JSON.parse(t)}catch(t){i=null}}return i}',
          '',
        ],
        [
          '(void 0!==i.converter?.toAttribute?i.converter:u).toAttribute(s,i.type)',
          'i.converter?i.converter.toAttribute(s):s',
        ],
        [
          'const t=i.getPropertyOptions(e),h="function"==typeof t.converter?{fromAttribute:t.converter}:void 0!==t.converter?.fromAttribute?t.converter:u;',
          'const t=i.getPropertyOptions(e);',
        ],
        ['const r=h.fromAttribute(s,t.type);', 'const r=t.type&&null!==s?t.type(s):s;'],
        ['b={attribute:!0,type:String,converter:u,reflect:!1,useDefault:!1,hasChanged:f}', 'b={}'],
        ['c=a.trustedTypes,l=c?c.emptyScript:"",', ''],
      ],
    },
    {
      why: 'updates at Lit’s own pace',
      unused:
        /\b(?:scheduleUpdate|getUpdateComplete|shouldUpdate|firstUpdated|performUpdate|enableUpdating)\b/,
      replace: [
        [
          'const t=this.scheduleUpdate();return null!=t&&await t,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}',
          'this.performUpdate();return!this.isUpdatePending}',
        ],
        [
          'return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(t){return!0}',
          'return this._$ES}',
        ],
        [
          't=this.shouldUpdate(s),t?(this.willUpdate(s),this._$EO?.forEach(t=>t.hostUpdate?.()),this.update(s)):this._$EM()',
          'this.willUpdate(s),this._$EO?.forEach(t=>t.hostUpdate?.()),this.update(s)',
        ],
        ['let t=!1;const s=this._$AL;', 'const s=this._$AL;'],
        ['catch(s){throw t=!1,this._$EM(),s}t&&this._$AE(s)}', 'catch(t){throw this._$EM(),t}this._$AE(s)}'],
        ['this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(t)),', 'this.hasUpdated=!0,'],
        ['firstUpdated(t){}', ''],
        ['enableUpdating(t){}', ''],
        ['performUpdate(){if(!this.isUpdatePending)return;', 'performUpdate(){'],
        ['attributeChangedCallback(t,s,i){this._$AK(t,i)}', ''],
        ['_$AK(t,s){const i=', 'attributeChangedCallback(t,_,s){const i='],
      ],
    },
    {
      why: 'names that nobody renames need no help to stay',
      replace: [
        ['d=(t,s)=>t,', ''],
        ['if(this.hasOwnProperty(d("elementProperties")))', 'if(this.hasOwnProperty("elementProperties"))'],
        ['if(this.hasOwnProperty(d("finalized")))', 'if(this.hasOwnProperty("finalized"))'],
        ['this.hasOwnProperty(d("properties"))', 'this.hasOwnProperty("properties")'],
        ['y[d("elementProperties")]', 'y.elementProperties'],
        ['y[d("finalized")]=', 'y.finalized='],
      ],
    },
    {
      why: 'each class is set up once, has a flat list of styles, and no property is made or asked for elsewhere',
      unused: /\b(?:createProperty|getPropertyOptions|elementStyles|elementProperties)\b/,
      replace: [
        [
          'return this.finalize(),this._$Eh&&[...this._$Eh.keys()]',
          'return this.finalize(),[...this._$Eh.keys()]',
        ],
        ['static createProperty(t,s=b){', 'static createProperty(t,s){'],
        ['static getPropertyOptions(t){return this.elementProperties.get(t)??b}', ''],
        ['r.getPropertyOptions(t)', 'r.elementProperties.get(t)'],
        ['i.getPropertyOptions(e)', 'i.elementProperties.get(e)'],
        [',b={};', ';'],
        [
          'static _$Ei(){if(this.hasOwnProperty("elementProperties"))return;const t=n(this);t.finalize(),this.elementProperties=new Map(t.elementProperties)}',
          '',
        ],
        [
          'if(this.finalized=!0,this._$Ei(),this.hasOwnProperty("properties")){',
          'this.finalized=!0;const s=n(this);if(s.finalize(),this.elementProperties=new Map(s.elementProperties),this.hasOwnProperty("properties")){',
        ],
        ['s(t,this.constructor.elementStyles)', 's(t,this.constructor.styles)'],
        ['y.elementStyles=[],', ''],
      ],
    },
    {
      why: 'the steps of being made, one after another',
      replace: [
        [
          'this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){',
          'this.isUpdatePending=this.hasUpdated=!1,',
        ],
        [
          'this._$E_(),this.requestUpdate()}',
          'this._$Ep=new Map;for(const t of this.constructor.elementProperties.keys())this.hasOwnProperty(t)&&(this._$Ep.set(t,this[t]),delete this[t]);this.requestUpdate()}',
        ],
        [
          '_$E_(){const t=new Map,s=this.constructor.elementProperties;for(const i of s.keys())this.hasOwnProperty(i)&&(t.set(i,this[i]),delete this[i]);t.size>0&&(this._$Ep=t)}',
          '',
        ],
        [
          'if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(const[t,s]of this._$Ep)this[t]=s;this._$Ep=void 0}}',
          'for(const[t,s]of this._$Ep)this[t]=s;this._$Ep.clear();',
        ],
        ['if(void 0!==e&&!0===i.reflect){const h=', 'const h='],
        ['this._$Em=null}}attributeChangedCallback', 'this._$Em=null}attributeChangedCallback'],
        ['if(void 0!==e&&this._$Em!==e){', 'if(this._$Em!==e){'],
        ['this.performUpdate();return!this.isUpdatePending}performUpdate(){', ''],
        [
          'this._$AE(s)}',
          'this._$EO?.forEach(t=>t.hostUpdated?.()),this.hasUpdated=!0,this.updated(s);return!this.isUpdatePending}',
        ],
        ['_$AE(t){this._$EO?.forEach(t=>t.hostUpdated?.()),this.hasUpdated=!0,this.updated(t)}', ''],
      ],
    },
  ],
};
