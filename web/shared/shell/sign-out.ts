import { post } from '../api/client.ts'

/** Ends the session and begins at an app's sign-in; what this window kept for itself goes. */
export async function signOut(home: string): Promise<void> {
  sessionStorage.clear()
  await post('/api/sign-out').catch(() => undefined)
  window.location.assign(home)
}
