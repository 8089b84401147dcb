/** Elements of a site's own that a script turns into a player: the attribute with the film's id, and the address of the player. */
const players = new Map([
  ['lite-youtube', { attribute: 'videoid', address: 'https://www.youtube.com/embed/' }],
  ['amp-youtube', { attribute: 'data-videoid', address: 'https://www.youtube.com/embed/' }],
  ['lite-vimeo', { attribute: 'videoid', address: 'https://player.vimeo.com/video/' }],
  ['amp-vimeo', { attribute: 'data-videoid', address: 'https://player.vimeo.com/video/' }],
]);

/** The address of the player that an element stands for, if it is one. */
export function playerUrl(tag: string, attributes: ReadonlyMap<string, string>): string | undefined {
  const player = players.get(tag);
  const id = player && attributes.get(player.attribute)?.trim();
  return id !== undefined && /^[\w-]{1,64}$/.test(id) ? player?.address + id : undefined;
}
