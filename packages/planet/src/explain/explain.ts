// Loaded when something is to be explained, and nowhere else.
import { createSanitizer } from '@planet-ceres/sanitize';
import { contextOf } from '../edition/clean-entries.ts';
import { policyOf } from '../update/open-web.ts';
import { type ExplainContext, type Explanation, explainPlanet } from './explain-planet.ts';

/** `explainPlanet`, with what tells why an entry is shown as plain text. */
export function explain(sought: string, context: Omit<ExplainContext, 'policy' | 'fallbackOf'>): Explanation {
  let sanitizer: ReturnType<typeof createSanitizer> | undefined;
  return explainPlanet(sought, {
    ...context,
    policy: policyOf(context.config),
    fallbackOf(entry) {
      if (entry.content === undefined) return undefined;
      sanitizer ??= createSanitizer();
      return sanitizer.sanitize(entry.content, contextOf(entry)).fallback;
    },
  });
}
