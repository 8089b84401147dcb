/** A subscription, as the planet's config states it. */
export interface Source {
  /** Short and stable: fit for a file name and a CSS class (`/^[a-z0-9][a-z0-9_-]*$/`). History hangs on it. */
  id: string;
  /**
   * Absolute http(s) URL as configured or, for a file beside the config, its path relative to the config. Absent where the address is
   * a secret.
   */
  feedUrl?: string;
  /** The member's display name, plain text. */
  name: string;
  /** Absolute http(s) URL of the member's home page, where the config states one. */
  siteUrl?: string;
  /** The member's picture: an absolute http(s) URL or a path relative to the site's root; sizes in CSS pixels. */
  face?: { url: string; width?: number; height?: number };
  tags: string[];
  /** Under what licence the member's entries are published here. */
  license?: { name: string; url?: string };
  /** Search engines are asked not to index the member's entries here. */
  noindex?: true;
  /** Whatever else the config says of the member, untouched, for themes. */
  extra: Record<string, string>;
}
