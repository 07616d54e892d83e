// Runs in CloudFront (its own small JavaScript, no modules) on every request, before the cache.
/** @param {{ request: { headers: Record<string, { value: string }> }, viewer: { ip: string } }} event */
// oxlint-disable-next-line no-unused-vars -- CloudFront calls it by this name
function handler(event) {
  const request = event.request;
  delete request.headers['x-origin-secret'];
  delete request.headers['x-site-forwarded'];
  request.headers['x-viewer-address'] = { value: event.viewer.ip };
  return request;
}
