import type { TakenRound } from '#answers/visits'
import { SearchBar } from 'antd-mobile'
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { findRound, type Door } from '../carried/rounds.ts'
import { CoverHead } from '../shell/CoverHead.tsx'
import { goTo } from '../shell/route.ts'
import { isAt, useRechecks } from '../recheck/use-rechecks.ts'
import { useOutbox } from '../work.ts'
import { doorsVisited } from '../done-here.ts'
import { RoundMap } from './RoundMap.tsx'
import { describeDoor } from './describe.ts'

/** More lines than this are found by typing, not by scrolling: a phone draws them all. */
const mostLines = 120

/** The doors of a round: where they are, which are done. */
export function Round({ id }: { id: string }) {
  const { t } = useTranslation('grid')
  const { t: recheck } = useTranslation('recheck')
  const { items } = useOutbox()
  const rechecks = useRechecks()
  const [round, setRound] = useState<TakenRound | null | undefined>(undefined)
  const [typed, setTyped] = useState('')
  useEffect(() => void findRound(id).then(setRound), [id])
  const visited = useMemo(() => doorsVisited(items, id), [items, id])
  const open = (door: Door) => goTo('round', id, 'door', door.id)

  if (round === undefined) return null
  const doors = round?.doors ?? []
  const found = doors.filter((door) => describeDoor(door, t).join(' ').includes(typed.trim()))
  const next = doors.find((door) => !visited.has(door.id))
  return (
    <main className="grid-page grid-cover">
      <CoverHead title={round?.title ?? t('rounds')} />
      {round === null ? <p className="grid-empty">{t('roundGone')}</p> : (
        <>
          <RoundMap doors={doors} visited={visited} next={next?.id ?? null} onOpen={open} />
          <SearchBar placeholder={t('findDoor')} value={typed} onChange={setTyped} />
          <ol className="grid-doors">
            {found.slice(0, mostLines).map((door) => {
              const [place, who] = describeDoor(door, t)
              const state = visited.get(door.id)
              const due = rechecks.filter((hazard) => isAt(hazard, door.id)).length
              return (
                <li key={door.id}>
                  <button type="button" data-state={state ?? (door.id === next?.id ? 'next' : 'open')} onClick={() => open(door)}>
                    <b>{place}</b><span className="grid-muted">{who}{due > 0 && <strong> · {recheck('atDoor', { count: due })}</strong>}</span>
                    <em>{state ? t(`state_${state}`) : t(`why_${door.why}`)}</em>
                  </button>
                </li>
              )
            })}
          </ol>
          {found.length > mostLines && <p className="grid-empty">{t('moreDoors', { count: found.length - mostLines })}</p>}
          {found.length === 0 && <p className="grid-empty">{t('noSuchDoor')}</p>}
        </>
      )}
    </main>
  )
}
