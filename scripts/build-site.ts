import { buildSite } from '../functions/main/local/build.ts';

/** The same build that a start makes, so that neither is made twice. */
buildSite((line) => console.log(line));
