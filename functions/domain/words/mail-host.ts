/** Providers with an address in many countries, by the name before the ending: yahoo.fr, hotmail.co.uk, gmx.at. */
const worldwide = new Set(['yahoo', 'ymail', 'rocketmail', 'hotmail', 'outlook', 'live', 'msn', 'gmx', 'yandex', 'aol', 'gmail', 'googlemail', 'protonmail', 'tutanota', 'fastmail', 'zoho', 'windowslive']);

/** Others where anybody can have an address: the large free ones, and the connection providers of a country. */
const providers = new Set(`
icloud.com me.com mac.com mail.com email.com usa.com post.com proton.me pm.me tuta.io tuta.com tutamail.com hey.com duck.com hushmail.com inbox.com mailbox.org posteo.net posteo.de riseup.net disroot.org mozmail.com appleid.com
comcast.net verizon.net att.net sbcglobal.net bellsouth.net cox.net charter.net spectrum.net earthlink.net optonline.net juno.com netzero.net frontier.com windstream.net centurylink.net q.com roadrunner.com rr.com
sympatico.ca rogers.com shaw.ca telus.net videotron.ca uol.com.br bol.com.br terra.com.br ig.com.br globo.com globomail.com fibertel.com.ar speedy.com.ar prodigy.net.mx terra.es terra.cl une.net.co
btinternet.com btopenworld.com virginmedia.com virgin.net sky.com talktalk.net ntlworld.com blueyonder.co.uk tiscali.co.uk plus.net eircom.net eir.ie
web.de t-online.de freenet.de arcor.de online.de 1und1.de vodafone.de kabelmail.de aon.at chello.at a1.net bluewin.ch hispeed.ch sunrise.ch
orange.fr wanadoo.fr free.fr laposte.net sfr.fr neuf.fr bbox.fr numericable.fr club-internet.fr libero.it virgilio.it alice.it tiscali.it tin.it tim.it inwind.it telefonica.net sapo.pt iol.pt
ziggo.nl kpnmail.nl planet.nl xs4all.nl hetnet.nl home.nl upcmail.nl telenet.be skynet.be proximus.be scarlet.be pt.lu
telia.com comhem.se bredband.net spray.se mail.dk jubii.dk stofanet.dk online.no luukku.com elisanet.fi kolumbus.fi simnet.is
wp.pl o2.pl onet.pl onet.eu op.pl interia.pl interia.eu poczta.fm seznam.cz centrum.cz email.cz post.cz volny.cz azet.sk zoznam.sk centrum.sk freemail.hu citromail.hu t-online.hu abv.bg mail.bg otenet.gr forthnet.gr siol.net net.hr inbox.lv inbox.lt mail.ee hot.ee
mail.ru bk.ru inbox.ru list.ru internet.ru rambler.ru ya.ru ukr.net i.ua meta.ua tut.by mynet.com walla.com walla.co.il netvision.net.il bezeqint.net emirates.net.ae
qq.com foxmail.com 163.com 126.com yeah.net sina.com sina.cn sohu.com aliyun.com 139.com 189.cn 21cn.com tom.com netvigator.com hinet.net seed.net.tw pchome.com.tw
naver.com daum.net hanmail.net nate.com kakao.com docomo.ne.jp ezweb.ne.jp au.com softbank.ne.jp softbank.jp nifty.com biglobe.ne.jp ocn.ne.jp so-net.ne.jp excite.co.jp
rediffmail.com sify.com vsnl.net singnet.com.sg pacific.net.sg starhub.net.sg streamyx.com telkom.net pldtdsl.net vnn.vn
bigpond.com bigpond.net.au optusnet.com.au iinet.net.au internode.on.net tpg.com.au xtra.co.nz slingshot.co.nz mweb.co.za telkomsa.net webmail.co.za iafrica.com`.trim().split(/\s+/));

/** Words that stand before a country's ending and name nobody: co.uk, ac.jp, gob.mx. */
const kinds = new Set(['ac', 'co', 'com', 'edu', 'gob', 'gouv', 'gov', 'govt', 'gv', 'go', 'mil', 'ne', 'net', 'nhs', 'nom', 'or', 'org', 'police', 'sch', 'school']);

/** American places: city of Austin, ci.austin.tx.us; a school, pps.k12.or.us. */
const american = (labels: string[]): number => (labels.at(-1) !== 'us' || labels.at(-2)?.length !== 2 ? 0 : ['ci', 'co', 'k12', 'cc', 'lib', 'city', 'county', 'town'].some((kind) => kind === labels.at(-3) || kind === labels.at(-4)) ? 4 : 3);

/**
 * What an organization registered: uni.edu of cs.uni.edu, city.gov.uk of parks.city.gov.uk. By rule and not by the list of all endings, which is
 * larger than the program that would read it; under an ending the rule does not know, organizations may count as one, which keeps a judge from an entry too many.
 */
export const registeredHost = (host: string): string => {
  const labels = host.trim().toLowerCase().split('.').filter(Boolean);
  const ending = labels.at(-1)?.length === 2 && kinds.has(labels.at(-2) ?? '') ? 3 : 2;
  return labels.slice(-(american(labels) || ending)).join('.');
};

/** Whether an address there says nothing about an employer. */
export const isPublicHost = (host: string): boolean => {
  const registered = registeredHost(host);
  return providers.has(registered) || worldwide.has(registered.split('.')[0]!);
};

/** Both addresses are of one organization. */
export const isSameHost = (one: string, other: string): boolean => registeredHost(one) !== '' && registeredHost(one) === registeredHost(other) && !isPublicHost(one);
