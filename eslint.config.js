import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import * as wc from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';
import { layersRule } from './scripts/lint/layers.js';
import {
  htmlSyntax,
  networkGlobals,
  networkSyntax,
  pageGlobals,
  templateSyntax,
} from './scripts/lint/restrictions.js';
import { appImports, browserImports } from './scripts/lint/server.js';

/** The files of tsconfig.json: rules that need types work only there. */
const typed = ['src/**/*.ts', 'demo/**/*.ts', 'server/**/*.ts', 'test/**/*.ts', 'bench/**/*.ts'];

export default tseslint.config(
  {
    ignores: [
      'dist/',
      'server/dist/',
      'coverage/',
      'screenshots/',
      'server/src/app/contract.ts',
      'examples/*/dist/',
      'examples/*/.*/',
      'examples/next/next-env.d.ts',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },

  { files: ['**/*.{js,mjs,ts}'], rules: { eqeqeq: 'error', 'no-var': 'error', 'object-shorthand': 'error' } },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strict, tseslint.configs.stylistic],
    rules: {
      '@typescript-eslint/no-empty-function': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        {
          argsIgnorePattern: '^_',
          varsIgnorePattern: '^_',
          destructuredArrayIgnorePattern: '^_',
          ignoreRestSiblings: true,
        },
      ],
    },
  },
  {
    files: typed,
    extends: [tseslint.configs.strictTypeCheckedOnly, tseslint.configs.stylisticTypeCheckedOnly],
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.json', './server/tsconfig.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // Global interfaces are extended by an empty interface.
      '@typescript-eslint/no-empty-object-type': ['error', { allowInterfaces: 'with-single-extends' }],
      // A method that returns a promise is async also without `await`, so that it rejects instead of throwing.
      '@typescript-eslint/require-await': 'off',
      // Strings are spread into code points on purpose.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      // `||` is used where an empty string or 0 counts as absent.
      '@typescript-eslint/prefer-nullish-coalescing': [
        'error',
        { ignorePrimitives: { string: true, number: true } },
      ],
      // Matters of taste.
      '@typescript-eslint/consistent-indexed-object-style': 'off',
      '@typescript-eslint/dot-notation': 'off',
      // Event handlers in templates may be async; no-floating-promises still finds a missing await.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },
  {
    files: ['src/**/*.ts', 'demo/**/*.ts'],
    extends: [wc.configs['flat/best-practice'], lit.configs['flat/recommended'], litA11y.configs.recommended],
    rules: {
      // Safari drops the list role of a list with `list-style: none`, unless it has role="list".
      // https://bugs.webkit.org/show_bug.cgi?id=170179
      'lit-a11y/no-redundant-role': 'off',
      'lit/no-legacy-imports': 'error',
      'lit/no-native-attributes': 'error',
      'lit/no-this-assign-in-render': 'error',
      'lit/no-useless-template-literals': 'error',
      'lit/no-value-attribute': 'error',
    },
  },
  {
    files: ['src/**/*.ts'],
    plugins: { local: { rules: { layers: layersRule } } },
    rules: {
      'local/layers': 'error',
      'no-console': 'error',
      'no-restricted-globals': ['error', ...networkGlobals],
      'no-restricted-syntax': ['error', ...networkSyntax, ...htmlSyntax, ...templateSyntax],
    },
  },
  {
    files: ['src/http/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', ...pageGlobals],
      'no-restricted-syntax': ['error', ...htmlSyntax],
    },
  },
  { files: ['src/http/page/**/*.ts'], rules: { 'no-restricted-globals': 'off' } },
  {
    files: ['src/{model.ts,model/**/*.ts,time/**/*.ts,backends/**/*.ts}'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...pageGlobals,
        ...networkGlobals.filter(({ name }) => name === 'fetch'),
      ],
    },
  },
  {
    files: ['src/ui/body/rich-text/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...networkSyntax, ...templateSyntax] },
  },
  {
    // These run in the browser, too, behind the mock's service worker.
    files: ['server/src/{app,scripted-agent,seed}/**/*.ts', 'server/src/stores/browser/**/*.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: browserImports }] },
  },
  {
    files: ['server/src/app/**/*.ts'],
    rules: {
      'no-restricted-imports': ['error', { patterns: [...browserImports, ...appImports] }],
    },
  },
  {
    files: ['demo/**/*.ts'],
    // A demo's script knows which elements its page has.
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    files: ['test/**/*.ts', 'bench/**/*.ts'],
    rules: {
      // Where a test is wrong about the type or the presence of a value, it fails.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      '@typescript-eslint/use-unknown-in-catch-callback-variable': 'off',
      // chai's `expect(…).to.be.true`
      '@typescript-eslint/no-unused-expressions': 'off',
      // The types of a chai plugin declare that `equal()` returns a promise.
      '@typescript-eslint/no-floating-promises': [
        'error',
        { allowForKnownSafeCalls: [{ from: 'package', package: '@types/chai', name: ['Equal'] }] },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: 'MemberExpression[property.name="accessible"]',
          message: 'await expectAccessible(element) instead.',
        },
        {
          selector: 'Identifier[name="aTimeout"]',
          message: 'Wait for what you expect instead: waitFor, findByRole.',
        },
        {
          selector: 'MemberExpression[object.name=/^(it|describe)$/][property.name="only"]',
          message: 'It keeps all other tests from running.',
        },
      ],
    },
  },
);
