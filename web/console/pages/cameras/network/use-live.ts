import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { feed } from '../../../../shared/feed/feed.ts'
import { refreshCameras } from './patch.ts'

/** What comes within this time is read in one go. */
const bundleMs = 400
/** Of more than that, all is read again; while an import runs, every few seconds. */
const [mostAtOnce, calmMs] = [200, 5_000]

/** Keeps list, tree and map as the county's log tells: cameras that changed are read by themselves. */
export function useLiveCameras(): void {
  const queries = useQueryClient()
  useEffect(() => {
    let changed = new Set<string>()
    let isOther = false
    let timer: ReturnType<typeof setTimeout> | undefined
    let readAllAt = 0
    const flush = () => {
      timer = undefined
      const ids = [...changed]
      if (isOther || ids.length > mostAtOnce) {
        const wait = readAllAt + calmMs - Date.now()
        if (wait > 0) return void (timer = setTimeout(flush, wait))
        readAllAt = Date.now()
        void queries.invalidateQueries({ queryKey: ['cameras'] })
      } else if (ids.length > 0) void refreshCameras(queries, ids).catch(() => queries.invalidateQueries({ queryKey: ['cameras'] }))
      for (const id of ids) void queries.invalidateQueries({ queryKey: ['camera', id] })
      changed = new Set()
      isOther = false
    }
    const stop = feed.onEvent(({ type, record }) => {
      if (record.type !== 'camera') return
      changed.add(record.id)
      // Only these change who stands where in the tree, and which rows there are.
      isOther ||= ['camera.registered', 'camera.retired', 'camera.corrected'].includes(type)
      timer ??= setTimeout(flush, bundleMs)
    })
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [queries])
}
