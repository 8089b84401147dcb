// Loaded into a measured process: says as it ends how often the package was loaded that reads feeds, or a thread started to load it.
import { registerHooks } from 'node:module';

let loaded = 0;
registerHooks({
  load(url, context, next) {
    if (/\/normalize\/(dist|src)\/index\./.test(url)) loaded += 1;
    return next(url, context);
  },
});
process.on('worker', () => (loaded += 1));
process.once('exit', () => process.stdout.write(`readers loaded: ${loaded}\n`));
