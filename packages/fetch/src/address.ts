export { isAllowEntry } from './allow-list.ts';
export { type AddressProblem, checkFeedUrl } from './check-feed-url.ts';
