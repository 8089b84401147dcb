/**
 * The exact versions that the evidence for this package was gathered with, and the revision of its own rules. All of them
 * enter a sanitizer's `hash`; the revision is raised whenever the same input would come out differently.
 */
export const engines: Readonly<Record<'dompurify' | 'linkedom' | 'parse5' | 'rules', string>> = {
  dompurify: '3.4.18',
  linkedom: '0.18.15',
  parse5: '8.1.1',
  rules: '4',
};
