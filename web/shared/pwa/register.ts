/** Keeps the shell on the phone, so that the page opens without a network. Where that cannot be (no TLS), it works all the same. */
export function registerServiceWorker(page: 'field' | 'grid'): void {
  if (!('serviceWorker' in navigator) || import.meta.env.DEV) return
  navigator.serviceWorker.register(`/${page}/sw.js`, { scope: `/${page}/` }).catch(() => undefined)
}
