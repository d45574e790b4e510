/// <reference lib="webworker" />
/** Caches the page's shell and nothing else: no answer of the API, no call, no name stays in this cache. */
declare const self: ServiceWorkerGlobalScope
export {}

/** `/field/`, `/grid/`: each page of the phone has a worker of its own. */
const page = new URL(self.registration.scope).pathname
const cacheName = `lq${page.replaceAll('/', '-')}shell`

self.addEventListener('install', (event) => {
  event.waitUntil(keepShell().then(() => self.skipWaiting()))
})

self.addEventListener('activate', (event) => {
  event.waitUntil(self.clients.claim())
})

self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url)
  if (event.request.method !== 'GET' || url.origin !== self.location.origin) return
  if (event.request.mode === 'navigate') event.respondWith(openPage(event.request))
  else if (url.pathname.startsWith('/assets/') || url.pathname.startsWith(page)) event.respondWith(openPart(event.request))
})

/** A tap on a notice brings the page to the front. */
self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil(
    self.clients.matchAll({ type: 'window' }).then(async (windows) => {
      const open = windows.find((client) => new URL(client.url).pathname.startsWith(page))
      await (open ? open.focus() : self.clients.openWindow(page))
    }),
  )
})

/** The page, and every part that it names; their names carry a hash, so that an old one is never taken for a new one. */
async function keepShell(): Promise<void> {
  const cache = await caches.open(cacheName)
  const answer = await fetch(page, { cache: 'no-cache' })
  if (!answer.ok) throw new Error(`the shell answered ${answer.status}`)
  const html = await answer.clone().text()
  const parts = [...html.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, part]) => part!).filter((part) => part.startsWith('/assets/') || part.startsWith(page))
  await cache.addAll(parts)
  await cache.put(page, answer)
  const kept = new Set([page, ...parts])
  for (const request of await cache.keys()) if (!kept.has(new URL(request.url).pathname)) await cache.delete(request)
}

/** The newest page while there is a network, the kept one when there is none or it is slow. */
async function openPage(request: Request): Promise<Response> {
  const cache = await caches.open(cacheName)
  const kept = await cache.match(page)
  const fresh = fetch(request, { signal: AbortSignal.timeout(3_000) }).then(async (answer) => {
    if (answer.ok && (await isChanged(answer, kept))) await keepShell().catch(() => undefined)
    return answer
  })
  return kept ? fresh.catch(() => kept.clone()) : fresh
}

async function isChanged(answer: Response, kept: Response | undefined): Promise<boolean> {
  return kept === undefined || (await answer.clone().text()) !== (await kept.clone().text())
}

async function openPart(request: Request): Promise<Response> {
  const kept = await (await caches.open(cacheName)).match(request, { ignoreSearch: true })
  return kept ?? fetch(request)
}
