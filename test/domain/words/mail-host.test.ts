import { expect, test } from 'vitest';
import { isPublicHost, isSameHost, registeredHost } from '../../../functions/domain/words/mail-host.ts';

test('what an organization registered is found under its departments, in every kind of ending', () => {
  const registered = {
    'uni.edu': 'uni.edu', 'cs.uni.edu': 'uni.edu', 'Mail.CS.Uni.EDU': 'uni.edu', 'parks.leeds.gov.uk': 'leeds.gov.uk', 'leeds.gov.uk': 'leeds.gov.uk', 'eng.ox.ac.uk': 'ox.ac.uk', 'lab.tokyo.ac.jp': 'tokyo.ac.jp',
    'sep.gob.mx': 'sep.gob.mx', 'a.b.co': 'b.co', 'bund.de': 'bund.de', 'x.firm.de': 'firm.de', 'ci.austin.tx.us': 'ci.austin.tx.us', 'water.ci.austin.tx.us': 'ci.austin.tx.us', 'health.state.mn.us': 'state.mn.us', 'pps.k12.or.us': 'pps.k12.or.us',
  };
  expect(Object.fromEntries(Object.keys(registered).map((host) => [host, registeredHost(host)]))).toEqual(registered);
});

test('where anybody can have an address it says nothing, in whatever country; where an employer gives it, it does', () => {
  const open = ['gmail.com', 'googlemail.com', 'yahoo.fr', 'yahoo.co.uk', 'hotmail.co.uk', 'outlook.de', 'live.nl', 'gmx.at', 'web.de', 't-online.de', 'qq.com', '163.com', 'naver.com', 'orange.fr', 'libero.it', 'wp.pl', 'seznam.cz', 'mail.ru', 'uol.com.br', 'bigpond.net.au', 'rediffmail.com', 'privaterelay.appleid.com', 'proton.me', 'comcast.net'];
  expect(open.filter((host) => !isPublicHost(host))).toEqual([]);
  expect(['uni.edu', 'gov.uk', 'city.gov', 'pier9.example', 'mygmail.org', 'post.harvard.edu', ''].filter(isPublicHost)).toEqual([]);
});

test('departments of one organization are one, its neighbors and strangers at a provider are not', () => {
  expect([['cs.uni.edu', 'uni.edu'], ['cs.uni.edu', 'bio.uni.edu'], ['leeds.gov.uk', 'york.gov.uk'], ['uni.edu', 'uni.org'], ['gmail.com', 'gmail.com'], ['', ''], ['ci.austin.tx.us', 'ci.dallas.tx.us']]
    .map(([one, other]) => isSameHost(one!, other!))).toEqual([true, true, false, false, false, false, false]);
});
