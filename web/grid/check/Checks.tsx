import type { CarriedChecklist } from '#answers/hazards'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { findCarried } from '../carried/carried.ts'
import { CoverHead } from '../shell/CoverHead.tsx'
import { goTo } from '../shell/route.ts'
import { useOutbox } from '../work.ts'
import { findPlace } from './find-place.ts'

/** Which checklist: at a door or wherever one stands. */
export function Checks({ round, door }: { round: string; door: string }) {
  const { t, i18n } = useTranslation('check')
  const language = i18n.language === 'en' ? 'en' : 'zh'
  const { items } = useOutbox()
  const [checklists, setChecklists] = useState<CarriedChecklist[] | null>(null)
  const [place, setPlace] = useState('')
  useEffect(() => {
    void findCarried('checklists').then((carried) => setChecklists(carried?.checklists ?? []))
    if (door) void findPlace(round, door).then((found) => setPlace(found?.place.text ?? ''))
  }, [round, door])
  const isFilled = (id: string) => door !== '' && items.some(({ kind, body }) => {
    const filled = body as { checklist: string; place: { dwelling: string | null; business: string | null } }
    return kind === 'inspection.record' && filled.checklist === id && (filled.place.dwelling ?? filled.place.business) === door
  })
  return (
    <main className="grid-page grid-cover">
      <CoverHead title={t('checklists')} under={place} />
      {checklists?.length === 0 && <p className="grid-empty">{t('noChecklists')}</p>}
      <ol className="grid-doors">
        {checklists?.map(({ id, content }) => (
          <li key={id}>
            <button type="button" data-state={isFilled(id) ? 'done' : 'open'} onClick={() => goTo('check', id, ...(door ? [round, door] : []))}>
              <b>{content.title[language]}</b><span className="grid-muted">{t('items', { count: content.items.length })}</span><em>{isFilled(id) ? t('filled') : ''}</em>
            </button>
          </li>
        ))}
      </ol>
    </main>
  )
}
