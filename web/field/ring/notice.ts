const tag = 'lq-call'

/** Asks once whether a notice may be shown while the page is behind others. */
export function allowNotices(): void {
  if ('Notification' in window && Notification.permission === 'default') void Notification.requestPermission()
}

/** A notice over other apps. It names no place and no person: a locked screen is read by anyone. */
export async function showNotice(title: string, body: string): Promise<void> {
  if (!('Notification' in window) || Notification.permission !== 'granted' || document.visibilityState === 'visible') return
  const registration = await navigator.serviceWorker?.getRegistration('/field/')
  await registration?.showNotification(title, { body, tag, requireInteraction: true })
}

export async function hideNotice(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration('/field/')
  for (const notice of (await registration?.getNotifications({ tag })) ?? []) notice.close()
}
