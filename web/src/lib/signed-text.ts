/** What anybody may check, from any page and any program: word for word as the API has it. */
export const signedText = async (answer: Promise<{ ok: boolean; status: number; headers: Headers; text(): Promise<string> }>): Promise<Response> => {
  const reply = await answer;
  const from = (name: string, instead: string) => reply.headers.get(name) ?? instead;
  const headers = { 'content-type': from('content-type', 'application/json'), 'cache-control': reply.ok ? from('cache-control', 'no-store') : 'no-store', 'access-control-allow-origin': '*' };
  return new Response(await reply.text(), { status: reply.status, headers });
};
