import { Selector } from 'antd-mobile'
import { useTranslation } from 'react-i18next'
import type { TakenRound } from '#answers/visits'
import { Words } from '../shell/Words.tsx'
import type { Draft } from './draft.ts'
import { Photos } from './Photos.tsx'
import { Signature } from './Signature.tsx'

const leaflets = ['fraud', 'fire', 'ebike', 'traffic', 'rent'] as const

/** What belongs to a visit as a whole: who went along, leaflets, photos, a signature, a note. */
export function Closing({ draft, partner, onChange }: { draft: Draft; partner: TakenRound['partner']; onChange: (draft: Draft) => void }) {
  const { t } = useTranslation('grid')
  return (
    <section className="grid-card">
      {partner && (
        <>
          <h2>{t('partner')}</h2>
          <Selector aria-label={t('partner')} columns={2} options={[{ value: 'with', label: partner.name }, { value: 'alone', label: t('alone') }]} value={[draft.isAlone ? 'alone' : 'with']} onChange={([chosen = 'with']) => onChange({ ...draft, isAlone: chosen === 'alone' })} />
        </>
      )}
      <h2>{t('leaflets')}</h2>
      <Selector multiple options={leaflets.map((value) => ({ value, label: t(`leaflet_${value}`) }))} value={draft.leaflets} onChange={(chosen) => onChange({ ...draft, leaflets: chosen })} />
      <h2>{t('photos')}</h2>
      <Photos photos={draft.photos} onChange={(photos) => onChange({ ...draft, photos })} />
      <h2>{t('signature')}</h2>
      <Signature value={draft.signature} onChange={(signature) => onChange({ ...draft, signature })} />
      <h2>{t('note')}</h2>
      <Words label={t('note')} placeholder={t('noteHint')} value={draft.note} onChange={(note) => onChange({ ...draft, note })} />
    </section>
  )
}
