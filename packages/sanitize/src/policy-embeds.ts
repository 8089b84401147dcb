/** A player on another site, and the page there that shows the same thing. `*` stands for one id, `**` for a host or several ids. */
export interface Embed {
  /** How people call the site. */
  name: string;
  /** What one does there. @default 'Watch' */
  verb?: string;
  /** Addresses of the player, without scheme and query: `www.youtube.com/embed/*`. */
  from: readonly string[];
  /**
   * The page to link to, with the ids of `from` in their order: `https://www.youtube.com/watch?v=*`. After a `?` at the end the
   * player's own query follows. @default the player's own address
   */
  to?: string;
}

/** Players of the default policy. Of several that fit, the first counts. */
export const embeds: readonly Embed[] = [
  {
    name: 'YouTube',
    from: ['www.youtube.com/embed/videoseries', 'www.youtube-nocookie.com/embed/videoseries'],
    to: 'https://www.youtube.com/playlist?',
  },
  {
    name: 'YouTube',
    from: ['www.youtube.com/embed/*', 'youtube.com/embed/*', 'www.youtube-nocookie.com/embed/*'],
    to: 'https://www.youtube.com/watch?v=*',
  },
  {
    name: 'YouTube',
    // Flash players wrote their parameters into the path.
    from: ['www.youtube.com/v/*', 'youtube.com/v/*', 'www.youtube.com/v/*&**', 'youtube.com/v/*&**'],
    to: 'https://www.youtube.com/watch?v=*',
  },
  { name: 'Vimeo', from: ['player.vimeo.com/video/*'], to: 'https://vimeo.com/*' },
  {
    name: 'Dailymotion',
    from: ['www.dailymotion.com/embed/video/*'],
    to: 'https://www.dailymotion.com/video/*',
  },
  { name: 'Twitch', from: ['player.twitch.tv'] },
  { name: 'TED', from: ['embed.ted.com/talks/*'], to: 'https://www.ted.com/talks/*' },
  { name: 'Bilibili', from: ['player.bilibili.com/player.html'] },
  {
    name: 'PeerTube',
    from: [
      ...['framatube.org', 'video.blender.org', 'peertube.tv', 'tilvids.com', 'diode.zone', 'makertube.net'],
      ...['spectra.video', 'tube.tchncs.de', 'peertube.debian.social', 'media.ccc.de', 'video.fosdem.org'],
    ].map((host) => `${host}/videos/embed/*`),
  },
  { name: 'media.ccc.de', from: ['media.ccc.de/v/*/oembed'], to: 'https://media.ccc.de/v/*' },
  {
    name: 'Internet Archive',
    verb: 'Open',
    from: ['archive.org/embed/*'],
    to: 'https://archive.org/details/*',
  },
  {
    name: 'asciinema',
    from: ['asciinema.org/a/*/embed', 'asciinema.org/a/*.js'],
    to: 'https://asciinema.org/a/*',
  },
  { name: 'SoundCloud', verb: 'Listen', from: ['w.soundcloud.com/player'] },
  { name: 'Bandcamp', verb: 'Listen', from: ['bandcamp.com/EmbeddedPlayer/**'] },
  {
    name: 'Spotify',
    verb: 'Listen',
    from: ['open.spotify.com/embed/*/*'],
    to: 'https://open.spotify.com/*/*',
  },
  {
    name: 'Apple Podcasts',
    verb: 'Listen',
    from: ['embed.podcasts.apple.com/**'],
    to: 'https://podcasts.apple.com/**',
  },
  { name: 'Mastodon', verb: 'Read', from: ['**/@*/*/embed'], to: 'https://**/@*/*' },
  {
    name: 'CodePen',
    verb: 'Open',
    from: ['codepen.io/*/embed/*', 'codepen.io/*/embed/preview/*'],
    to: 'https://codepen.io/*/pen/*',
  },
  { name: 'CodeSandbox', verb: 'Open', from: ['codesandbox.io/embed/*'], to: 'https://codesandbox.io/s/*' },
  { name: 'JSFiddle', verb: 'Open', from: ['jsfiddle.net/*/*/embedded/**'], to: 'https://jsfiddle.net/*/*/' },
  {
    name: 'GitHub Gist',
    verb: 'Read',
    from: ['gist.github.com/*/*', 'gist.github.com/*/*.js', 'gist.github.com/*/*/raw/*.js'],
    to: 'https://gist.github.com/*/*',
  },
  { name: 'OpenStreetMap', verb: 'Open', from: ['www.openstreetmap.org/export/embed.html'] },
];
