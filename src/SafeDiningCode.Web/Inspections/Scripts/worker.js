// Answers for the form of a visit, and for its script, while there is no connection: what was last had of them is shown.
// Nothing else of the site is kept, and the network always comes first.
'use strict';
const shelf = 'inspections-1';
const isForm = url => /^\/inspections\/eateries\/\d+\/new$/.test(url.pathname);
const isScript = url => url.pathname === '/inspections/form.js';

self.addEventListener('install', event => event.waitUntil(
  caches.open(shelf).then(cache => cache.add('/inspections/form.js')).then(() => self.skipWaiting())));

// The page that brought the worker was had before it was there: it is had once more, to be kept.
self.addEventListener('activate', event => event.waitUntil((async () => {
  await self.clients.claim();
  for (const client of await self.clients.matchAll({ type: 'window' })) {
    if (isForm(new URL(client.url))) {
      await keep(client.url, await fetch(client.url, { redirect: 'manual', credentials: 'same-origin' }));
    }
  }
})()));

const keep = async (address, answer) => {
  if (answer.ok && answer.type !== 'opaqueredirect') {
    await (await caches.open(shelf)).put(new URL(address).pathname, answer);
  }
};

const networkFirst = async request => {
  try {
    const answer = await fetch(request);
    await keep(request.url, answer.clone());
    return answer;
  } catch (error) {
    const kept = await caches.match(new URL(request.url).pathname, { cacheName: shelf });
    if (kept) {
      return kept;
    }
    throw error;
  }
};

self.addEventListener('fetch', event => {
  const url = new URL(event.request.url);
  const isPage = event.request.mode === 'navigate' && isForm(url);
  if (event.request.method === 'GET' && url.origin === location.origin && (isPage || isScript(url))) {
    event.respondWith(networkFirst(event.request));
  }
});
