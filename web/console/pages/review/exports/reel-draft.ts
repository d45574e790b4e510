import { useEffect, useState, type Dispatch, type SetStateAction } from 'react'

/** A reel as it is being put together. */
export interface ReelDraft {
  title: string
  /** Clips by id, in their order. */
  items: { clip: string; caption: string }[]
}

/** Drafts of closed dialogs, by the clips that they are of: nothing typed is lost to an Escape. As long as the page. */
const kept = new Map<string, ReelDraft>()

/** Goes on where a dialog of the same clips was closed. `forget` once the reel is made. */
export function useReelDraft(fresh: ReelDraft): { draft: ReelDraft; setDraft: Dispatch<SetStateAction<ReelDraft>>; forget(): void } {
  const key = fresh.items.map(({ clip }) => clip).sort().join(' ')
  const [draft, setDraft] = useState(() => kept.get(key) ?? fresh)
  useEffect(() => void kept.set(key, draft), [key, draft])
  return { draft, setDraft, forget: () => void kept.delete(key) }
}
