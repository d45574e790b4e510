import { useSearchParams } from 'react-router'

/** What is asked for stands in the address: it can be sent to someone, and Back undoes it. Empty values go. */
export function useAsked(): [(name: string) => string | null, (change: Record<string, string | null | undefined>) => void] {
  const [search, setSearch] = useSearchParams()
  const change = (some: Record<string, string | null | undefined>) =>
    setSearch((before) => {
      const next = new URLSearchParams(before)
      for (const [name, value] of Object.entries(some)) {
        if (value) next.set(name, value)
        else next.delete(name)
      }
      return next
    })
  return [(name) => search.get(name), change]
}
