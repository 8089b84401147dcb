import { PlanetError } from '@planet-ceres/model';

const hints: Readonly<Record<string, string>> = {
  ENOSPC: 'Make room on the disk and publish again.',
  EDQUOT: 'Make room on the disk and publish again.',
  EACCES: 'Make the folder writable for the user who publishes.',
  EPERM: 'Make the folder writable for the user who publishes.',
  EROFS: 'Choose a folder on a disk that can be written.',
};

/** `PUBLISH_FAILED` for whatever the disk said. The site that was there still is. */
export function publishFailed(place: string, cause: unknown): PlanetError {
  if (cause instanceof PlanetError) return cause;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new PlanetError('PUBLISH_FAILED', `The site could not be published to ${place}: ${reason}.`, {
    cause,
    ...(hints[code] && { hint: hints[code] }),
  });
}
