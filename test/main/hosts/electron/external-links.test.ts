import { describe, expect, test } from 'vitest';
import { externalLink } from '../../../../src/main/hosts/electron/external-links.ts';

const schemes = [
  'javascript:',
  'file://',
  'smb://',
  'http://',
  'ftp://',
  'data:text/html,',
  'blob:https://',
  'vbscript:',
  'ms-msdt:/id ',
  'ms-settings:',
  'ms-officecmd:',
  'search-ms:query=',
  'jar:https://',
  'view-source:https://',
  'chrome://',
  'app://',
  'mailto:',
  'tel:',
  'ws://',
  'wss://',
  'intent://',
  'x-apple.systempreferences:',
  'vscode://',
  'shell:',
  'steam://',
];
const hosts = [
  'checkout.stripe.com',
  'dashboard.stripe.com',
  'buy.stripe.com',
  'checkout.stripe.com/c/pay/cs_test_1',
];
const disguised = [
  'https://stripe.com/',
  'https://api.stripe.com/v1/refunds',
  'https://connect.stripe.com/',
  'https://checkout.stripe.com.example.com/',
  'https://example.com/checkout.stripe.com',
  'https://example.com/?u=https://checkout.stripe.com/',
  'https://example.com/#https://checkout.stripe.com/',
  'https://checkout.stripe.com@example.com/',
  'https://checkout.stripe.com:443@example.com/',
  'https://example.com\\@checkout.stripe.com/',
  'https://user@checkout.stripe.com/',
  'https://user:pass@checkout.stripe.com/',
  'https://:pass@dashboard.stripe.com/',
  'https://checkout.stripe.com:8443/',
  'https://checkout.stripe.com:80/',
  'https://checkout-stripe.com/',
  'https://checkout.str1pe.com/',
  'https://checkout.strípe.com/',
  'https://checkout.stripе.com/',
  'https://checkout。stripe。example/',
  'https://xcheckout.stripe.com/',
  'https://a.checkout.stripe.com/',
  'https://checkout.stripe.com./',
  'https://checkout.stripe.co/',
  'https://checkout.stripe.com%2eexample.com/',
  'https://checkout.stripe.com%00.example.com/',
  'https://checkout.stripe.com%20/',
  'https://xn--checkout-stripe-com.example/',
  'https://[::1]/checkout.stripe.com',
  'https://127.0.0.1/',
  'https://0x7f000001/',
  'https://2130706433/',
  'https://localhost/',
  'https:///',
  'https://',
  'https:',
  '',
  ' ',
  'checkout.stripe.com',
  '//checkout.stripe.com/',
  '/checkout.stripe.com',
  '\\\\checkout.stripe.com\\share',
  'about:blank',
  'null',
  'https//checkout.stripe.com',
  'ht tps://checkout.stripe.com/',
  'h\u0000ttps://checkout.stripe.com/',
  'hxxps://checkout.stripe.com/',
  'HTTP://CHECKOUT.STRIPE.COM/',
  'https://dashboard.stripe.com.evil',
];
const many = [
  ...schemes.flatMap((scheme) => hosts.map((host) => scheme + host)),
  ...disguised,
  ...disguised.map((url) => `${url}#x`),
];

describe('a link out', () => {
  test('leads to no place but the three of Stripe', () => {
    expect(many.length).toBeGreaterThanOrEqual(200);
    expect(many.filter((url) => externalLink(url, null) !== null)).toEqual([]);
  });

  test.each([
    ['https://checkout.stripe.com/c/pay/cs_test_1', 'https://checkout.stripe.com/c/pay/cs_test_1'],
    ['HTTPS://Dashboard.Stripe.com:443/payments', 'https://dashboard.stripe.com/payments'],
    ['https://buy.stripe.com/test_1', 'https://buy.stripe.com/test_1'],
  ])('may lead to %s', (url, plain) => {
    expect(externalLink(url, null)).toBe(plain);
  });

  test('may lead to the stand-in of practice, and to nothing that only looks like it', () => {
    const standIn = 'http://127.0.0.1:4711';
    expect(externalLink(`${standIn}/pay/cs_test_1`, standIn)).toBe(`${standIn}/pay/cs_test_1`);
    const others = [
      'http://127.0.0.1:4712/',
      'http://localhost:4711/',
      'https://127.0.0.1:4711/',
      'http://127.0.0.1:4711@example.com/',
      'http://user@127.0.0.1:4711/',
      'file:///127.0.0.1:4711/',
    ];
    expect(others.filter((url) => externalLink(url, standIn) !== null)).toEqual([]);
    expect(externalLink(`${standIn}/`, null)).toBeNull();
  });
});
