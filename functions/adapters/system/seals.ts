import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Seals } from '../../ports/seals.ts';

export const makeSeals = (secret: string): Seals => {
  const mac = (purpose: string, text: string) => createHmac('sha256', secret).update(`seal ${purpose}\n${text}`).digest();
  return {
    seal: (purpose, text) => `${Buffer.from(text).toString('base64url')}.${mac(purpose, text).toString('base64url')}`,
    open(purpose, sealed) {
      const [body, given] = sealed.split('.');
      if (!body || !given) return undefined;
      const text = Buffer.from(body, 'base64url').toString('utf8');
      const [is, should] = [Buffer.from(given, 'base64url'), mac(purpose, text)];
      return is.length === should.length && timingSafeEqual(is, should) ? text : undefined;
    },
    derive: (purpose) => new Uint8Array(createHmac('sha256', secret).update(`derive ${purpose}`).digest()),
  };
};
