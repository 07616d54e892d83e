/** What API Gateway's HTTP API (payload 2.0) hands to a function, and what it makes of the function's answer. */
export type GatewayAnswer = { statusCode: number; headers?: Record<string, string>; cookies?: string[]; body?: string; isBase64Encoded?: boolean };

const textual = /^(text\/|application\/(json|x-www-form-urlencoded|problem\+json))/;

export const eventOf = async (request: Request, receivedAt: number, stageHost = 'abc123.execute-api.us-east-1.amazonaws.com') => {
  const url = new URL(request.url);
  const headers = Object.fromEntries([...request.headers].filter(([name]) => name !== 'cookie'));
  const cookies = request.headers.get('cookie')?.split(/; */);
  const bytes = Buffer.from(await request.arrayBuffer());
  const plain = textual.test(request.headers.get('content-type') ?? '');
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    ...(cookies ? { cookies } : {}),
    headers: { host: stageHost, 'x-forwarded-proto': 'https', 'x-forwarded-port': '443', ...headers },
    requestContext: {
      accountId: '000000000000', apiId: 'abc123', domainName: stageHost, domainPrefix: 'abc123', requestId: 'request', routeKey: '$default', stage: '$default',
      time: '', timeEpoch: receivedAt,
      http: { method: request.method, path: url.pathname, protocol: 'HTTP/1.1', sourceIp: '198.51.100.7', userAgent: request.headers.get('user-agent') ?? '' },
    },
    ...(bytes.length > 0 ? { body: plain ? bytes.toString('utf8') : bytes.toString('base64') } : {}),
    isBase64Encoded: bytes.length > 0 && !plain,
  };
};

export const responseOf = (answer: GatewayAnswer): Response => {
  const headers = new Headers(answer.headers);
  for (const cookie of answer.cookies ?? []) headers.append('set-cookie', cookie);
  const bodyless = answer.statusCode === 204 || answer.statusCode === 304;
  const body = bodyless ? null : Buffer.from(answer.body ?? '', answer.isBase64Encoded ? 'base64' : 'utf8');
  return new Response(body, { status: answer.statusCode, headers });
};
