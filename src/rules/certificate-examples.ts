// Certificates for the examples of rules. All are made for them and sign nothing.

/** A PEM block (RFC 7468). */
function pem(label: string, base64: string): string {
  return [`-----BEGIN ${label}-----`, ...(base64.match(/.{1,64}/g) ?? []), `-----END ${label}-----`, ''].join(
    '\n',
  );
}

/** The text with its first line marked: what is underlined of a certificate in a file of its own. */
export function marked(text: string): string {
  return text.replace(/^.*$/m, '«$&»');
}

/** A text as JSON writes it within quotes. */
export function inJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

/** RSA, 2048 bits, from February 2024 to February 2026. */
export const EXPIRED = pem(
  'CERTIFICATE',
  'MIICuDCCAaCgAwIBAgIQQF66yeNDDMieIc06HZy/CzANBgkqhkiG9w0BAQsFADAPMQ0wCwYDVQQDDARzaG9wMB4XDTI0MDIw' +
    'MTAwMDAwMFoXDTI2MDIwMTAwMDAwMFowDzENMAsGA1UEAwwEc2hvcDCCASIwDQYJKoZIhvcNAQEBBQADggEPADCCAQoCggEB' +
    'ANUIErWtDsMyifFjsvb3gfNdYnl1MQvoA4Z5cvyhXJFrqTjGeGRX2aEuWmLNFokO1xWjJimRt+6IaCDrpy/OmoZ7sZh/9D4Q' +
    '2fa/IbjizbYiPscXJdnsfbHgypf2nu3d12BREZ4zemLk+N4YsgicW6Hdj0XKZ8GEgncn3Zipvtyszu31DpBZ37mNINXwflYd' +
    'zC/5SOtUgFVV3Mh0eDpHeY1YVyRja7Dv5m0iVoPC3r8Ap0vMqpQLUV6+OPpcP29dxcyaH922x4/AZcrW/nd7WEYHWmov7yjA' +
    'Ebl5du3RrQxNcplnAlbqVA/a1cu+kYNCDTT88bveOb3BAlk52x0VuaUCAwEAAaMQMA4wDAYDVR0TAQH/BAIwADANBgkqhkiG' +
    '9w0BAQsFAAOCAQEAkgqqcIG/wq+fQUPrGubEtFaHpy2GiaszRipmxhJdEWaJ22UGXhfGGoW745rqunCgYHatvMGrXWDlQK9B' +
    'Yq6meerQs4SdazfJ5DZnMHSfvw6drLUoerpK9LvOP+ZRz/Dtf4XX67Kn/q8DCYERcXLbUioY6KZaCaebOCa2PPVMOwX74SBr' +
    'OKKpkiYtoLg3Y4ntXFT4u0PTFVikE9S5aTtnKey7Ci2nv8fPohQ/18NEsvbh3cyS3luj6NDRsiPBkdg00BkUYU8KEcsse6j5' +
    'beH9gaARMesdKl9GATNNqAbkZ7YdiGEYSUsdC1yn1jj4p7/M8hSwU4rK+S9/L+uc2jio4A==',
);

/** SHA-1 of EXPIRED. */
export const EXPIRED_THUMBPRINT = '3622F1013AFA019E18A34C0A3D3F5DB1A6173894';

/** RSA, 2048 bits, from 2026 to 2046. */
export const VALID = pem(
  'CERTIFICATE',
  'MIICuDCCAaCgAwIBAgIQQDDPIp7UhDlYtObAbZRhdTANBgkqhkiG9w0BAQsFADAPMQ0wCwYDVQQDDARzaG9wMB4XDTI2MDEw' +
    'MTAwMDAwMFoXDTQ2MDEwMTAwMDAwMFowDzENMAsGA1UEAwwEc2hvcDCCASIwDQYJKoZIhvcNAQEBBQADggEPADCCAQoCggEB' +
    'ANUIErWtDsMyifFjsvb3gfNdYnl1MQvoA4Z5cvyhXJFrqTjGeGRX2aEuWmLNFokO1xWjJimRt+6IaCDrpy/OmoZ7sZh/9D4Q' +
    '2fa/IbjizbYiPscXJdnsfbHgypf2nu3d12BREZ4zemLk+N4YsgicW6Hdj0XKZ8GEgncn3Zipvtyszu31DpBZ37mNINXwflYd' +
    'zC/5SOtUgFVV3Mh0eDpHeY1YVyRja7Dv5m0iVoPC3r8Ap0vMqpQLUV6+OPpcP29dxcyaH922x4/AZcrW/nd7WEYHWmov7yjA' +
    'Ebl5du3RrQxNcplnAlbqVA/a1cu+kYNCDTT88bveOb3BAlk52x0VuaUCAwEAAaMQMA4wDAYDVR0TAQH/BAIwADANBgkqhkiG' +
    '9w0BAQsFAAOCAQEAb3UyZiUCkokb7r9f13ZQY1bgwoMQS4ZqH7d5lo2W2xB7JT76OyKgB+yBhk8qyFX1GxYMu2YhUQQkMdSu' +
    'YmxCms5ajrCBKXYRFzs0h7b0nnG0komAJNuB7OqJklGlBP8LX1zNc2iAuPcMPo5cjYtz4ZLGunGPAZ54ulz2QmCYLOmObqm4' +
    'n0eHbviR11lGcbCbr3osL9d0J6riVEEPIrK1XU/5kjqNBkp2HDoXNUu/nkSMaTE6/FBNzrg8KDiqMO54lwbFvsQdC3qK277E' +
    'IoFkValD9Ra/rzVF6fzVWx8FjV+kmmC/X83jR4BQSpDtVyBGdeO4C5+LjXuUkbecKL3MAQ==',
);

/** SHA-1 of VALID. */
export const VALID_THUMBPRINT = 'F520DCDA893822E5F7D24CAA36BEF75CA8771A0B';

/** RSA, 1024 bits, from 2026 to 2046. */
export const WEAK = pem(
  'CERTIFICATE',
  'MIIBszCCARygAwIBAgIQQDnRDPFt2FCGF9HaLm6GyjANBgkqhkiG9w0BAQsFADAPMQ0wCwYDVQQDDARzaG9wMB4XDTI2MDEw' +
    'MTAwMDAwMFoXDTQ2MDEwMTAwMDAwMFowDzENMAsGA1UEAwwEc2hvcDCBnzANBgkqhkiG9w0BAQEFAAOBjQAwgYkCgYEAxeYQ' +
    'DjcRDeOBd0kB8aqgwidca/Jb+jW9NQP8v8ZcV8u3oXchlhm87e2ZaFjQPrtEwnJ0Vqqmuc1mXYBoaWn0K3SAY2yfzCDFbflJ' +
    '8a+LeiipryxRRecNnt2dIEgVgtLB9NACOKTo7lY8VbnuRmiSn+hNzNB9YYTw/TqY++mn0w0CAwEAAaMQMA4wDAYDVR0TAQH/' +
    'BAIwADANBgkqhkiG9w0BAQsFAAOBgQCg0QFZpGvXrR2BmfozRVGm7zg3IDoWZDVJF4rO+4iPqsQTkZpYK/naWqho0cRwgzXd' +
    'qZL2puM1LGK2+lUGNdDfat6k7m2La2V5SOeFQGXMIn7cICIwKcsB3uzcppW3lflLXJ4pv1VlbnwygzQHQlBmRUeh/FaPxYUw' +
    'sMdw+62gBA==',
);

/** EC, P-256, from 2026 to 2046. */
export const ELLIPTIC = pem(
  'CERTIFICATE',
  'MIIBLDCB0qADAgECAhBAC/Mcdr3sopzboLpl4QHSMAoGCCqGSM49BAMCMA8xDTALBgNVBAMMBHNob3AwHhcNMjYwMTAxMDAw' +
    'MDAwWhcNNDYwMTAxMDAwMDAwWjAPMQ0wCwYDVQQDDARzaG9wMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEJ+w1jj6qMBQz' +
    '4x3/KPuPWJ7H0ESIlucuDgtTAA4ltvljfyNWH/vfUeNjPxMI7UoTT7Ccc6cC8k5vUXAH0Wj9/aMQMA4wDAYDVR0TAQH/BAIw' +
    'ADAKBggqhkjOPQQDAgNJADBGAiEAnkQ7qrRpqp3fCGh1EAgeGb5AaTQZ0Nsfg5sOi85VKE8CIQD1JG0k+k7+jFlkrSwlwH5C' +
    'HU/DGutlwycq0tRqommDAw==',
);

/** RSA, 2048 bits, signed with SHA-1, from 2026 to 2046. */
export const SHA1 = pem(
  'CERTIFICATE',
  'MIICuDCCAaCgAwIBAgIQQErFyycGK5fxrvMG7nrp+jANBgkqhkiG9w0BAQUFADAPMQ0wCwYDVQQDDARzaG9wMB4XDTI2MDEw' +
    'MTAwMDAwMFoXDTQ2MDEwMTAwMDAwMFowDzENMAsGA1UEAwwEc2hvcDCCASIwDQYJKoZIhvcNAQEBBQADggEPADCCAQoCggEB' +
    'ANUIErWtDsMyifFjsvb3gfNdYnl1MQvoA4Z5cvyhXJFrqTjGeGRX2aEuWmLNFokO1xWjJimRt+6IaCDrpy/OmoZ7sZh/9D4Q' +
    '2fa/IbjizbYiPscXJdnsfbHgypf2nu3d12BREZ4zemLk+N4YsgicW6Hdj0XKZ8GEgncn3Zipvtyszu31DpBZ37mNINXwflYd' +
    'zC/5SOtUgFVV3Mh0eDpHeY1YVyRja7Dv5m0iVoPC3r8Ap0vMqpQLUV6+OPpcP29dxcyaH922x4/AZcrW/nd7WEYHWmov7yjA' +
    'Ebl5du3RrQxNcplnAlbqVA/a1cu+kYNCDTT88bveOb3BAlk52x0VuaUCAwEAAaMQMA4wDAYDVR0TAQH/BAIwADANBgkqhkiG' +
    '9w0BAQUFAAOCAQEAt1zneEeD/YtjxAKUqzZOaGyFeeNJRrsavzPhCfXA8ggikRs/M/Dwu/w1Ktp4u7ZMrVHqnX2dVNteoh1D' +
    'aLdm/LcRi1bN+W5cV1GbV8R8eX57S+bl3wVXopyKl7m4TyTL14egSFTt20gtY37v1g0IKq47Ld6TqX1SWV3UP06y7ZFpdNHy' +
    '7XEhp9pUoftROqaQzDlOW/1fJJovnKAJXGkWamBr6UsrdkS494c5NA5J9uTbjG6JX7K+oBccSJeJK4NWoSFPE/lUwT8Ml4CS' +
    'Eo9+5/8LWIXApLfiNwfnL1uuLTVDtxctoRnL1JjE3H2Qyl8OVIDO8ZdvRxtZ9nFrHAuEHw==',
);

/** The private key of ELLIPTIC. */
export const KEY_OF_ELLIPTIC = pem(
  'PRIVATE KEY',
  'MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgeckC7vtApMWVt2nsd/1pT8YUCh2HzO90wJHmEM6WUxehRANC' +
    'AAQn7DWOPqowFDPjHf8o+49YnsfQRIiW5y4OC1MADiW2+WN/I1Yf+99R42M/EwjtShNPsJxzpwLyTm9RcAfRaP39',
);
