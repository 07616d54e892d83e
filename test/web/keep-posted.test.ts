import { expect, test } from 'vitest';
import { refuseTornForm } from '../../web/src/lib/server/keep-posted.ts';

const posted = (type: string, body: string) => {
  const request = new Request('http://localhost/me', { method: 'POST', body, headers: { 'content-type': type } });
  refuseTornForm(request);
  return request.formData();
};

test('a form without its boundary, or cut off, is the sender’s fault and no failure of ours; a whole one is read', async () => {
  const part = '--x\r\ncontent-disposition: form-data; name="name"\r\n\r\nLena\r\n';
  const torn = { status: 400, body: { message: 'This form did not arrive whole. Go back, and send it again.' } };
  await expect(posted('multipart/form-data', `${part}--x--\r\n`)).rejects.toMatchObject(torn);
  await expect(posted('multipart/form-data; boundary=x', part.slice(0, 40))).rejects.toMatchObject(torn);
  expect([...(await posted('multipart/form-data; boundary=x', `${part}--x--\r\n`))]).toEqual([['name', 'Lena']]);
  expect([...(await posted('application/x-www-form-urlencoded', 'name=Lena'))]).toEqual([['name', 'Lena']]);
});
