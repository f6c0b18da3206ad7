/* SPDX-License-Identifier: MIT */
/* Keeps the page for when there is no network. What follows the # never comes here. */
const CACHE = 'qrsign-@VERSION@';
const FILES = ['./', 'manifest.webmanifest'];

addEventListener('install', (event) => {
  skipWaiting();
  event.waitUntil(caches.open(CACHE).then((cache) =>
    cache.addAll(FILES.map((file) => new Request(file, { cache: 'reload' })))));
});

addEventListener('activate', (event) => {
  event.waitUntil(caches.keys().then((names) => Promise.all(names
    .filter((name) => name.startsWith('qrsign-') && name !== CACHE).map((name) => caches.delete(name)))
    .then(() => clients.claim())));
});

addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || !request.url.startsWith(registration.scope)) return;
  const name = request.mode === 'navigate' ? './' : request;
  event.respondWith(caches.open(CACHE).then((cache) => cache.match(name, { ignoreSearch: true }))
    .then((kept) => kept || fetch(request)));
});
