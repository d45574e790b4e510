/** Keeps the screen on while on duty; asks again whenever the page comes back to the front. Answers the way to stop. */
export function stayAwake(onChange: (awake: boolean) => void): () => void {
  let lock: WakeLockSentinel | null = null
  let stopped = false
  const ask = async () => {
    if (stopped || document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return onChange(false)
    try {
      lock = await navigator.wakeLock.request('screen')
      lock.addEventListener('release', () => onChange(false))
      onChange(true)
    } catch {
      onChange(false)
    }
  }
  const onVisible = () => void ask()
  document.addEventListener('visibilitychange', onVisible)
  void ask()
  return () => {
    stopped = true
    document.removeEventListener('visibilitychange', onVisible)
    void lock?.release()
  }
}
