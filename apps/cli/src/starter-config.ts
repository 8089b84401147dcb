/**
 * The text of a new planet's `planet.yaml`: a config that works as it is, every usual option shown. Its first line tells editors
 * where the JSON Schema of this version's configs is.
 */
export function starterConfig(planet: { title: string; url?: string; version: string }): string {
  const url = planet.url ?? 'https://planet.example.org/';
  return `# yaml-language-server: $schema=https://unpkg.com/@planet-ceres/planet@${planet.version}/dist/planet.schema.json
# A planet of Planet Ceres. "planet build" fetches the members' feeds and publishes the site.
title: ${quoted(planet.title)}
${planet.url === undefined ? '# Where the site will be published; feeds and canonical links need it.\n# ' : ''}url: ${quoted(url)}
intro: <p>The blogs of our community, in one place.</p>
# owner:
#   name: Jane Doe
#   email: jane@example.org

language: en
timeZone: UTC
dateFormat: "%B %d, %Y %I:%M %p"
dayFormat: "%B %d, %Y"
entriesPerPage: 60

# Files in this folder are published as they are: faces, a logo, robots.txt.
public: public
output: site

# notes:
#   - title: About
#     html: <p>Write to us to be added.</p>
# links:
#   - title: Elsewhere
#     links:
#       - title: Our community
#         url: https://www.example.org/

# members:
#   - name: Jane Doe
#     feed: https://jane.example.org/feed.xml
#     site: https://jane.example.org/
#     # A URL, or a file in the public folder.
#     face: faces/jane.png
#   # An address with a variable of the environment in it is told to nobody.
#   - name: John Doe
#     feed: https://john.example.org/feed.xml?key=$\{JOHN_KEY}

# Lists of members that are kept elsewhere: OPML, FOAF, CSV, another planet's config.
# lists:
#   - from: https://www.example.org/friends.opml
`;
}

/** A text that asks for no variable. */
function quoted(text: string): string {
  return JSON.stringify(text.replaceAll('${', () => '$${'));
}
