import { Button } from 'antd-mobile'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { describeDoor } from '../round/describe.ts'
import { listTaken, type Door } from '../carried/rounds.ts'
import { CoverHead } from '../shell/CoverHead.tsx'
import { goTo, replaceWith } from '../shell/route.ts'
import { isSamePlate } from './read-plate.ts'

interface Found {
  round: string
  door: Door
}

/** What is behind a plate, as far as the rounds that the phone carries go there: the one door is opened, of several one is chosen. */
export function Plate({ code }: { code: string }) {
  const { t } = useTranslation('plate')
  const { t: grid } = useTranslation('grid')
  const { t: check } = useTranslation('check')
  const [found, setFound] = useState<Found[] | null>(null)
  useEffect(() => void findDoors(code).then((doors) => {
    const [only, ...others] = doors
    if (only && others.length === 0) replaceWith('round', only.round, 'door', only.door.id)
    else setFound(doors)
  }), [code])
  if (!found) return null
  return (
    <main className="grid-page grid-cover">
      <CoverHead title={t('plate')} under={code} />
      {found.length === 0 ? (
        <>
          <p className="grid-empty" role="status">{t('notToday', { code })}</p>
          <section className="grid-actions">
            <Button block size="large" color="primary" onClick={() => replaceWith('scan')}>{t('scanOther')}</Button>
            <Button block size="large" fill="outline" onClick={() => goTo('report', 'hazard')}>{grid('hazardNew')}</Button>
            <Button block size="large" fill="outline" onClick={() => goTo('checks')}>{check('checklists')}</Button>
          </section>
        </>
      ) : (
        <>
          <p className="grid-muted">{t('several', { count: found.length })}</p>
          <ol className="grid-doors">
            {found.map(({ round, door }) => {
              const [place, who] = describeDoor(door, grid)
              return <li key={`${round}/${door.id}`}><button type="button" data-state="open" onClick={() => goTo('round', round, 'door', door.id)}><b>{place}</b><span className="grid-muted">{who}</span><em>{grid(`why_${door.why}`)}</em></button></li>
            })}
          </ol>
        </>
      )}
    </main>
  )
}

async function findDoors(code: string): Promise<Found[]> {
  const found = (await listTaken()).flatMap(({ id: round, doors }) => doors.filter((door) => isSamePlate(door.code, code)).map((door) => ({ round, door })))
  // A door of two rounds is one door.
  return [...new Map(found.map((one) => [one.door.id, one])).values()]
}
