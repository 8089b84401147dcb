import {
  countWell,
  kib,
  type ListStatus,
  type MemberStatus,
  minute,
  type Polled,
  troubles,
} from './status-facts.ts';

/** A page of its own, without script or outside resource, that shows how fetching goes: those that are not well first. */
export function statusPage(
  { members, lists }: { members: readonly MemberStatus[]; lists: readonly ListStatus[] },
  { title }: { title: string },
): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Status of ${escapeHtml(title)}</title>
<style>
body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; }
table { border-collapse: collapse; display: block; overflow-x: auto; }
th, td { border-bottom: 1px solid #ccc; padding: 0.4rem 0.8rem; text-align: start; vertical-align: top; }
td:nth-child(3) { min-width: 22rem; }
td:nth-child(n + 4) { white-space: nowrap; }
.failing, .gone { color: #a00; font-weight: bold; }
.moved { color: #850; font-weight: bold; }
@media (prefers-color-scheme: dark) { body { background: #181818; color: #ddd; } .failing, .gone { color: #f88; } .moved { color: #fc6; } a { color: #8cf; } }
</style>
</head>
<body>
<h1>Status of ${escapeHtml(title)}</h1>
<p>${countWell(members)}</p>
<table>
<thead><tr><th>Member</th><th>Health</th><th>Why</th><th>Last success</th><th>Last news</th><th>Next check</th><th>Polls</th><th>Unchanged</th><th>KiB</th></tr></thead>
<tbody>
${[...lists.map((list) => ({ ...list, name: `List ${list.from}`, feedUrl: list.from })), ...members].map(row).join('\n')}
</tbody>
</table>
</body>
</html>
`;
}

function row(member: Polled): string {
  const { name, feedUrl, health, succeeded, changed, notBefore, counts } = member;
  // With the name of a variable in it, an address leads nowhere.
  const isWeb = /^https?:/.test(feedUrl) && !feedUrl.includes('${');
  const called = isWeb ? `<a href="${escapeHtml(feedUrl)}">${escapeHtml(name)}</a>` : escapeHtml(name);
  const cells = [
    `<td>${called}</td>`,
    `<td class="${health}">${health}</td>`,
    `<td>${escapeHtml(troubles(member).join(' '))}</td>`,
    ...[succeeded, changed].map((instant) => `<td>${instant ? minute(instant) : ''}</td>`),
    `<td>${notBefore ? minute(notBefore) : ''}</td>`,
    ...[counts.polls, counts.notModified, kib(counts.bytes)].map((count) => `<td>${count}</td>`),
  ];
  return `<tr>${cells.join('')}</tr>`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
