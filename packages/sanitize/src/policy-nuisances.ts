// What feeds carry besides their text. Addresses are host and start of the path; `*.` before a host means its subdomains too, `*`
// as host a piece of the path on any.

/** Images of the default policy that only count readers. */
export const trackers: readonly string[] = [
  ...['feeds.feedburner.com/~r/', 'feeds.wordpress.com/1.0/', 'pixel.wp.com/', 'stats.wordpress.com/'],
  ...['medium.com/_/stat', 'blogger.googleusercontent.com/tracker/', 'www.google-analytics.com/'],
  ...[
    '*.feedsportal.com/',
    'feeds.feedblitz.com/-/',
    'feeds.feedblitz.com/~/i/',
    'api.follow.it/track-rss-story-loaded/',
  ],
  ...[
    '*.quantserve.com/',
    '*.scorecardresearch.com/',
    '*.bluekai.com/',
    '*.adsrvr.org/',
    '*.doubleclick.net/',
  ],
  ...[
    'www.facebook.com/tr',
    'px.ads.linkedin.com/',
    't.co/i/adsct',
    'analytics.twitter.com/',
    '*.statcounter.com/',
  ],
  ...['*.list-manage.com/track/', '*.met.vgwort.de/', 'counter.yadro.ru/'],
  ...['*/piwik.php', '*/matomo.php', '*/piwik.gif', '*/matomo.gif'],
];

/** Advertisers and the button rows of feed services: their links, frames and images go. */
export const ads: readonly string[] = [
  ...[
    'feeds.feedburner.com/~ff/',
    'feeds.feedburner.com/~a/',
    '*.doubleclick.net/',
    '*.googlesyndication.com/',
  ],
  ...[
    'ads.pheedo.com/',
    'images.pheedo.com/',
    '*.pheedcontent.com/',
    '*.amazon-adsystem.com/',
    'feeds.feedblitz.com/_/',
  ],
  ...[
    'da.feedsportal.com/',
    'adchoice.feedsportal.com/',
    'share.feedsportal.com/',
    'feeds.wordpress.com/1.0/go',
  ],
  ...[
    '*.taboola.com/',
    '*.outbrain.com/',
    '*.criteo.com/',
    '*.adnxs.com/',
    'ads.feedburner.com/',
    '*.flattr.com/button/',
  ],
];

/** Addresses that pass an entry on to somebody: buttons that lead there go. */
export const shares: readonly string[] = [
  ...[
    'twitter.com/share',
    'twitter.com/intent/tweet',
    'twitter.com/home?status=',
    'x.com/share',
    'x.com/intent/tweet',
    'x.com/intent/post',
  ],
  ...[
    'www.facebook.com/sharer',
    'facebook.com/sharer',
    'www.facebook.com/share.php',
    'www.facebook.com/dialog/share',
    'plus.google.com/share',
  ],
  ...['www.linkedin.com/shareArticle', 'www.linkedin.com/cws/share', 'www.linkedin.com/sharing/'],
  ...[
    'www.reddit.com/submit',
    'reddit.com/submit',
    'news.ycombinator.com/submitlink',
    'bsky.app/intent/compose',
  ],
  ...[
    'digg.com/submit',
    'del.icio.us/post',
    'delicious.com/save',
    'delicious.com/post',
    'www.stumbleupon.com/submit',
  ],
  ...[
    'getpocket.com/save',
    'getpocket.com/edit',
    'www.instapaper.com/edit',
    'www.tumblr.com/share',
    'www.tumblr.com/widgets/share',
  ],
  ...['pinterest.com/pin/create', 'www.pinterest.com/pin/create', 'api.whatsapp.com/send', 't.me/share'],
  ...[
    'www.addtoany.com/',
    'www.addthis.com/bookmark',
    'b.hatena.ne.jp/entry/',
    'b.hatena.ne.jp/add',
    'toot.kytta.dev/',
  ],
  ...[
    'sharetomastodon.github.io/',
    'mastodonshare.com/',
    'www.xing.com/spi/shares',
    'vk.com/share',
    'line.me/R/msg/',
  ],
  ...['social-plugins.line.me/lineit/share', 'service.weibo.com/share', 'www.google.com/bookmarks/mark'],
];

/** Parameters of links that only tell who sent a reader; `*` at the end stands for the rest of a name. */
export const linkParameters: readonly string[] = [
  ...[
    'utm_*',
    'fbclid',
    'gclid',
    'dclid',
    'gclsrc',
    'msclkid',
    'yclid',
    'twclid',
    'igshid',
    'mc_cid',
    'mc_eid',
  ],
  ...[
    '_hsenc',
    '_hsmi',
    'mkt_tok',
    'oly_anon_id',
    'oly_enc_id',
    'vero_id',
    'vero_conv',
    'wickedid',
    '__twitter_impression',
  ],
  ...['at_medium', 'at_campaign', 'guce_referrer', 'guce_referrer_sig', 'ck_subscriber_id'],
];

/** Classes of what would show only because a style or a script is gone, or stands there to be clicked. */
export const dropClasses: readonly string[] = [
  // The same formula again, for eyes with the style sheet.
  ...['katex-html', 'MathJax_Preview'],
  // Marks beside headings, and words for screen readers that repeat what stands beside them.
  ...['headerlink', 'screen-reader-text', 'sr-only', 'visually-hidden'],
  // The line numbers of code, in a column of their own.
  ...[
    'td.gutter',
    'td.gl',
    'td.rouge-gutter',
    'td.linenos',
    'td.lineno',
    'td.blob-num',
    'span.lineno',
    'span.linenos',
  ],
  // Rows of buttons, and other entries of the same site.
  ...[
    'feedflare',
    'sharedaddy',
    'sd-sharing',
    'jp-relatedposts',
    'addtoany_share_save_container',
    'addtoany_content',
  ],
  ...[
    'a2a_kit',
    'addthis_toolbox',
    'addthis_inline_share_toolbox',
    'sharethis-inline-share-buttons',
    'shareaholic-canvas',
  ],
  ...[
    'heateor_sss_sharing_container',
    'ssba',
    'ss-inline-share-wrapper',
    'twitter-share-button',
    'fb-like',
    'fb-share-button',
  ],
  ...[
    'g-plusone',
    'hatena-bookmark-button',
    'line-it-button',
    'FlattrButton',
    'social-share',
    'social-sharing',
    'share-buttons',
  ],
];

/** What the declarations of a `style` are written as: an element, or an alignment of the element itself. */
export const styles: Readonly<Record<string, string>> = {
  'float: left': 'align=left',
  'float: right': 'align=right',
  'font-style: italic': 'i',
  'font-style: oblique': 'i',
  'font-weight: 600': 'b',
  'font-weight: 700': 'b',
  'font-weight: 800': 'b',
  'font-weight: 900': 'b',
  'font-weight: bold': 'b',
  'font-weight: bolder': 'b',
  'text-align: center': 'align=center',
  'text-align: justify': 'align=justify',
  'text-align: left': 'align=left',
  'text-align: right': 'align=right',
  'text-decoration-line: line-through': 's',
  'text-decoration-line: underline': 'u',
  'text-decoration: line-through': 's',
  'text-decoration: underline': 'u',
  'vertical-align: sub': 'sub',
  'vertical-align: super': 'sup',
};
