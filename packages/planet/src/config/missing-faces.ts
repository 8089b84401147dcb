import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Notice } from '@planet-ceres/model';
import type { MemberConfig } from './planet-config.ts';

/**
 * A notice for each face that is a path in the site and would lead nowhere: in neither the public folder nor the site. `isAside`
 * says of whom nobody misses it: a member that is disabled, as comments of old configs are, is listed nowhere.
 */
export function missingFaces(
  members: readonly MemberConfig[],
  folders: { output: string; public: string },
): (Notice & { sourceId: string; isAside: boolean })[] {
  return members.flatMap(({ id, name, face, disabled }) => {
    if (!face || URL.canParse(face.url)) return [];
    if (existsSync(join(folders.public, face.url)) || existsSync(join(folders.output, face.url))) return [];
    const message = `There is no picture "${face.url}" for ${name}: put it into the public folder, or name a URL.`;
    return [{ code: 'config-face', message, sourceId: id, isAside: disabled !== undefined }];
  });
}
