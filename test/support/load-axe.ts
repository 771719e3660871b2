// The file is no module: it makes a global `axe`.
import 'axe-core/axe.min.js';
