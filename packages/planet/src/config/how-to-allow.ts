/** What to do about a private host that is meant to be fetched from. */
export function howToAllow(host: string): string {
  return `If it is meant, put "${host}" into fetch.allowHosts, or give it to the command: --allow-host ${host}.`;
}
