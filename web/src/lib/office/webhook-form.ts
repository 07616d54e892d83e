import { webhookKinds } from '../../../../functions/domain/webhook/webhook-words.ts';

/** What a form says of an endpoint, as it was typed. */
export const typedWebhook = (form: FormData) => {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  return { name: text('name'), address: text('address'), kinds: webhookKinds.filter((kind) => form.getAll('kinds').includes(kind)) };
};
