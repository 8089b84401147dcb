/** Every component a planet's pages are made of; each can be overridden by its name. */
export const componentNames = [
  'Page',
  'Head',
  'Masthead',
  'Views',
  'Timeline',
  'Day',
  'Member',
  'Face',
  'Entry',
  'Enclosures',
  'MonthLinks',
  'Sidebar',
  'Subscribe',
  'Months',
  'Members',
  'Footer',
] as const;

export type ComponentName = (typeof componentNames)[number];
