/** How often feeds are asked. Times in seconds. */
export interface PollPolicy {
  /** Between two polls of a feed about which nobody says anything else. @default 3600 */
  interval: number;
  /** No feed is asked sooner, whatever `interval` says. @default 900 */
  shortest: number;
  /** No hint of server or feed is followed beyond this. @default 86400 */
  longest: number;
  /** Where a failing feed's growing interval ends. @default 604800 */
  longestBackOff: number;
  /** Lets quiet feeds be asked less often, by how many entries they bring a week. @default false */
  isAdaptive: boolean;
  /** Lets one request in thirty days go out without conditions where a server only ever says "not modified". @default true */
  probes: boolean;
}

const hour = 60 * 60;

export const defaultPolicy: Readonly<PollPolicy> = {
  interval: hour,
  shortest: hour / 4,
  longest: 24 * hour,
  longestBackOff: 7 * 24 * hour,
  isAdaptive: false,
  probes: true,
};
