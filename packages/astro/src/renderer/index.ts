export { loadRenderer, type Rendered, type Renderer } from './load-renderer.ts';
export { renderSite } from './render-site.ts';
