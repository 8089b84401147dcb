import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroConfig } from 'astro';
import { type ComponentName, componentNames } from './component-names.ts';

type VitePlugin = Extract<NonNullable<AstroConfig['vite']['plugins']>[number], { name: string }>;

const themeFiles = ['page.css', 'timeline.css', 'content.css', 'sidebar.css', 'print.css'];

/**
 * The modules behind `virtual:planet/*`: each component under its name, either the planet's own or the override, the
 * style sheet's text, and `project`, the code through which pages reach their planet.
 * A path that starts with `.` is relative to `root`; any other is resolved like an import.
 */
export function virtualModules(
  root: string,
  {
    components,
    css,
    project,
  }: { components: Record<string, string>; css: readonly string[]; project: string },
): VitePlugin {
  const modules = new Map([
    ...componentNames.map((name): [string, string] => [
      `virtual:planet/components/${name}`,
      `export { default } from ${importOf(root, components[name] ?? shippedComponent(name))};`,
    ]),
    ['virtual:planet/css', styleSheet(root, css)],
    ['virtual:planet/project', project],
  ]);
  return {
    name: 'planet-ceres',
    enforce: 'pre',
    resolveId(id) {
      if (modules.has(id)) return `\0${id}`;
      // Found by Node from here: a project may not have them, and in a checkout they may not be built.
      if (/^@planet-ceres\/(astro|syndicate|timeline)(\/|$)/.test(id))
        return fileURLToPath(import.meta.resolve(id));
      return undefined;
    },
    load: (id) => (id.startsWith('\0') ? modules.get(id.slice(1)) : undefined),
  };
}

function shippedComponent(name: ComponentName): string {
  return fileURLToPath(new URL(`../src/components/${name}.astro`, import.meta.url));
}

/** One text, exactly as the files say it: `url()` in them stays relative to `planet.css` at the site's root. */
function styleSheet(root: string, css: readonly string[]): string {
  const shipped = themeFiles.map((file) => fileURLToPath(new URL(`../src/theme/${file}`, import.meta.url)));
  const files = [...shipped, ...css];
  const imports = files.map((file, index) => `import css${index} from ${importOf(root, file, '?raw')};`);
  return `${imports.join('\n')}\nexport default [${files.map((_, index) => `css${index}`)}].join('\\n');`;
}

function importOf(root: string, path: string, query = ''): string {
  const file = path.startsWith('.') ? resolve(root, path) : path;
  return JSON.stringify(file + query);
}
