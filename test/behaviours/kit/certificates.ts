/**
 * A certificate authority of the tests' own, and what it has signed for one key: P-256, valid from 2020 to 2119.
 *
 * Made with openssl 3 (`genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256`, `req -new`, then `ca -batch -startdate
 * 20200101000000Z -enddate 21191231000000Z` with `basicConstraints = critical, CA:TRUE` for the authority and the names
 * below as `subjectAltName` for the others). The authority's key is thrown away: to change a name, make all of them anew.
 */
export const authority: string = `-----BEGIN CERTIFICATE-----
MIIBdTCCARqgAwIBAgICEAAwCgYIKoZIzj0EAwIwIDEeMBwGA1UEAwwVUGxhbmV0
IHRlc3QgYXV0aG9yaXR5MCAXDTIwMDEwMTAwMDAwMFoYDzIxMTkxMjMxMDAwMDAw
WjAgMR4wHAYDVQQDDBVQbGFuZXQgdGVzdCBhdXRob3JpdHkwWTATBgcqhkjOPQIB
BggqhkjOPQMBBwNCAAQTcYRrb2eTE+5YOhBJKqOWx/48KT58w8WGUMVz1bsJDuHl
yvLnAEpnEo/QuTUuKqEKJqLgX0mx5piZRd/UJHceo0IwQDAPBgNVHRMBAf8EBTAD
AQH/MA4GA1UdDwEB/wQEAwICBDAdBgNVHQ4EFgQUxOz6TrErWDThS2OlMa+XwbT5
ehAwCgYIKoZIzj0EAwIDSQAwRgIhANcgeeh3zsqk2AgPNF+zeXLPqb/D6gOk6Yqq
CD2lZu01AiEA2zjpmNGs7hyt90GEHg1sNFQFDFsYKv+GL0KEJgADga8=
-----END CERTIFICATE-----`;

const key = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgBY9GPJUmb/Ao2p5U
F4Xxjmvgcn2F/V1Evy4xx9h9Wz2hRANCAARzlMRTcGLQwKKI/O74wrmr3gwKDbF7
R95mKuhsWjUAjI7D8sjIpzwkrb4A0a5tvS9TNPmWJrK9mxS4XtF85dAM
-----END PRIVATE KEY-----`;

/** Each as `secure` of a test server. */
export const certificates = {
  /** For localhost, feeds.test, *.feeds.test, 127.0.0.1 and 127.0.0.2. */
  good: {
    key,
    cert: `-----BEGIN CERTIFICATE-----
MIIBsjCCAVigAwIBAgICEAEwCgYIKoZIzj0EAwIwIDEeMBwGA1UEAwwVUGxhbmV0
IHRlc3QgYXV0aG9yaXR5MCAXDTIwMDEwMTAwMDAwMFoYDzIxMTkxMjMxMDAwMDAw
WjAVMRMwEQYDVQQDDApmZWVkcy50ZXN0MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcD
QgAEc5TEU3Bi0MCiiPzu+MK5q94MCg2xe0feZirobFo1AIyOw/LIyKc8JK2+ANGu
bb0vUzT5liayvZsUuF7RfOXQDKOBijCBhzAJBgNVHRMEAjAAMDoGA1UdEQQzMDGC
CWxvY2FsaG9zdIIKZmVlZHMudGVzdIIMKi5mZWVkcy50ZXN0hwR/AAABhwR/AAAC
MB0GA1UdDgQWBBSGucYsfm/1NAJzMaVDFaKjWRppPzAfBgNVHSMEGDAWgBTE7PpO
sStYNOFLY6Uxr5fBtPl6EDAKBggqhkjOPQQDAgNIADBFAiEA//gFuxu3U9Wmt+qx
gc2knA4dJL98BKwKXIXoI5qYIEYCIFNWaAkJqRrpnRSlmh/bexBwrmjRGl4W+K/y
XlWftU2M
-----END CERTIFICATE-----`,
  },
  /** As the good one, but it ended on 1 February 2020. */
  expired: {
    key,
    cert: `-----BEGIN CERTIFICATE-----
MIIBsDCCAVagAwIBAgICEAIwCgYIKoZIzj0EAwIwIDEeMBwGA1UEAwwVUGxhbmV0
IHRlc3QgYXV0aG9yaXR5MB4XDTIwMDEwMTAwMDAwMFoXDTIwMDIwMTAwMDAwMFow
FTETMBEGA1UEAwwKZmVlZHMudGVzdDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IA
BHOUxFNwYtDAooj87vjCuaveDAoNsXtH3mYq6GxaNQCMjsPyyMinPCStvgDRrm29
L1M0+ZYmsr2bFLhe0Xzl0AyjgYowgYcwCQYDVR0TBAIwADA6BgNVHREEMzAxggls
b2NhbGhvc3SCCmZlZWRzLnRlc3SCDCouZmVlZHMudGVzdIcEfwAAAYcEfwAAAjAd
BgNVHQ4EFgQUhrnGLH5v9TQCczGlQxWio1kaaT8wHwYDVR0jBBgwFoAUxOz6TrEr
WDThS2OlMa+XwbT5ehAwCgYIKoZIzj0EAwIDSAAwRQIgVSD8GcC0MDUmlFacgzQi
UzRE2tTaMHHMzDTjqiCcz9UCIQDJGAqaMlW0TK5eWF3i9TFMVauEHvGnnhbGZSd/
r4OCPw==
-----END CERTIFICATE-----`,
  },
  /** For elsewhere.test alone. */
  wrongHost: {
    key,
    cert: `-----BEGIN CERTIFICATE-----
MIIBkjCCATmgAwIBAgICEAMwCgYIKoZIzj0EAwIwIDEeMBwGA1UEAwwVUGxhbmV0
IHRlc3QgYXV0aG9yaXR5MCAXDTIwMDEwMTAwMDAwMFoYDzIxMTkxMjMxMDAwMDAw
WjAZMRcwFQYDVQQDDA5lbHNld2hlcmUudGVzdDBZMBMGByqGSM49AgEGCCqGSM49
AwEHA0IABHOUxFNwYtDAooj87vjCuaveDAoNsXtH3mYq6GxaNQCMjsPyyMinPCSt
vgDRrm29L1M0+ZYmsr2bFLhe0Xzl0AyjaDBmMAkGA1UdEwQCMAAwGQYDVR0RBBIw
EIIOZWxzZXdoZXJlLnRlc3QwHQYDVR0OBBYEFIa5xix+b/U0AnMxpUMVoqNZGmk/
MB8GA1UdIwQYMBaAFMTs+k6xK1g04UtjpTGvl8G0+XoQMAoGCCqGSM49BAMCA0cA
MEQCIAZPxw4VNKnMs/m3EiaDepBnDM76pUWBmLYRg62hnBonAiBkb7miib1FioWe
poqg2USiqqqaKDC6yjhl1trZQSPTpQ==
-----END CERTIFICATE-----`,
  },
};
