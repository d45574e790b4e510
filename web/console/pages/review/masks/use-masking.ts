import { useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { post } from '../../../../shared/api/client.ts'
import type { Marks } from '../grants.ts'
import type { Region } from '../search/region.ts'
import type { Conductor } from '../wall/conductor.ts'
import { beginAt, beginMask, dropKey, endAt, readMasks, setKey, writeMasks, type Draft } from './draft.ts'

export interface Masking {
  clip: { id: string; camera: string; name: string; startMs: number; endMs: number }
  drafts: readonly Draft[]
  chosen: number | null
  busy: boolean
  error: unknown
  choose(id: number): void
  draw(region: Region): void
  place(id: number, region: Region): void
  begin(id: number): void
  end(id: number): void
  dropKey(id: number): void
  remove(id: number): void
  save(): Promise<void>
  leave(): void
}

/** The masks of one clip while they are drawn; null while none are. Nothing is sent before it is kept. */
export function useMasking(grant: string, conductor: Conductor): { masking: Masking | null; open: (clip: Marks['clips'][number]) => void } {
  const { t } = useTranslation('review')
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [clip, setClip] = useState<Masking['clip'] | null>(null)
  const [drafts, setDrafts] = useState<readonly Draft[]>([])
  const [chosen, setChosen] = useState<number | null>(null)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const open = ({ id, camera, name, from, to, masks }: Marks['clips'][number]) => {
    setClip({ id, camera, name, startMs: Date.parse(from), endMs: Date.parse(to) })
    setDrafts(readMasks(masks))
    setChosen(null)
    setError(null)
  }
  if (!clip) return { masking: null, open }
  const now = () => conductor.state.atMs
  const change = (id: number, how: (draft: Draft) => Draft) => setDrafts((all) => all.map((draft) => (draft.id === id ? how(draft) : draft)))
  const masking: Masking = {
    clip, drafts, chosen, busy, error,
    choose: setChosen,
    draw(region) {
      const drawn = beginMask(clip, now(), region)
      setDrafts((all) => [...all, drawn])
      setChosen(drawn.id)
    },
    place: (id, region) => change(id, (draft) => setKey(draft, now(), region)),
    begin: (id) => change(id, (draft) => beginAt(draft, now())),
    end: (id) => change(id, (draft) => endAt(draft, now())),
    dropKey: (id) => change(id, (draft) => dropKey(draft, now())),
    remove: (id) => setDrafts((all) => all.filter((draft) => draft.id !== id)),
    async save() {
      setBusy(true)
      setError(null)
      try {
        await post(`/api/footage/clips/${clip.id}/mask`, { masks: writeMasks(drafts) })
        await queries.invalidateQueries({ queryKey: ['marks', grant] })
        void message.success(t('masksKept'))
        setClip(null)
      } catch (reason) {
        setError(reason)
      }
      setBusy(false)
    },
    leave: () => setClip(null),
  }
  return { masking, open }
}
