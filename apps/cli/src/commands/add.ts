import { type AddReport, addMember } from '@planet-ceres/planet/add';
import { exitCode } from '../exit-code.ts';
import { nearPath } from '../near-path.ts';

/** `planet add`: finds the feed of a site and writes it into the config. */
export async function add(
  url: string,
  target: string,
  { json, name, allowHost = [] }: { json?: true; name?: string; allowHost?: string[] },
): Promise<number> {
  const now = new Date().toISOString();
  const options = { now, allowHosts: allowHost, env: process.env, ...(name && { name }) };
  const report = await addMember(target, url, options);
  if (json) printJson(report);
  else print(report, allowHost);
  return report.status === 'not-found' ? exitCode.failed : exitCode.done;
}

function printJson({ status, ...rest }: AddReport): void {
  console.log(JSON.stringify({ type: status, ...rest }));
}

function print(report: AddReport, allowHosts: readonly string[]): void {
  switch (report.status) {
    case 'not-found':
      console.error(report.message);
      if (report.tried.length > 0) console.error(`Tried: ${report.tried.join(' ')}`);
      if (report.hint) console.error(report.hint);
      return;
    case 'already-there':
      console.log(report.message);
      return;
    case 'added':
    case 'to-paste': {
      const { member, others, config } = report;
      console.log(`Found ${member.name}: ${member.feed} (${formatNames[member.format]})`);
      for (const { url, title, format } of others) {
        console.log(`Also there: ${[url, `(${formatNames[format]})`, title].filter(Boolean).join(' ')}`);
      }
      if (others.length > 0) console.log('To take another one, add it by its own address.');
      console.log(report.message);
      if (report.status === 'to-paste') console.log(`\n${report.lines}`);
      else console.log(`Look it over in ${nearPath(config)}; "${buildWith(allowHosts)}" fetches it.`);
    }
  }
}

/** What was allowed in this call is not written into the config. */
function buildWith(allowHosts: readonly string[]): string {
  return ['planet build', ...allowHosts.map((host) => `--allow-host ${host}`)].join(' ');
}

const formatNames = { rss: 'RSS', rdf: 'RSS 1.0', atom: 'Atom', json: 'JSON Feed', unknown: 'feed' };
