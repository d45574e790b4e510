import { useEffect } from 'react'
import { loadMap } from '../../shared/map/index.ts'
import { pages, type Page } from '../pages.tsx'

/** After the first page has come to rest. */
const restMs = 1_500

/**
 * Fetches the other pages of the menu, one after the other, while nothing else is done: a page that has to be waited for shows a
 * fallback, and React keeps one up for 300 ms.
 */
export function useAhead(mine: readonly Page[]): void {
  const paths = mine.map(({ path }) => path).join()
  useEffect(() => {
    const wanted = paths.split(',')
    let isOver = false
    const fetchAll = async () => {
      for (const load of [...pages.filter(({ path }) => wanted.includes(path)).map((page) => page.load), loadMap]) {
        if (isOver) return
        // Where it fails, it is fetched again when it is asked for, and told then.
        await load().catch(() => undefined)
      }
    }
    const timer = setTimeout(() => void fetchAll(), restMs)
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [paths])
}
