import { Alert, Checkbox, Input, Select, Typography } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addMonths, ageOn, helpKinds, longestMonths, newestWording, ownConsentFrom, relations, rhythms, type HelpKind } from '#rules/registry'
import { post } from '../../../../shared/api/client.ts'
import { dayOn } from '../../../../shared/i18n/time.ts'
import { DayPicker } from '../../../../shared/time/pickers.tsx'
import { FormDialog } from '../../disputes/forms/FormDialog.tsx'
import { Choice, Labelled } from '../forms/Labelled.tsx'
import type { OpenedEntry } from '../register.ts'
import { hashFile } from './hash-file.ts'

/** What is agreed, by which words, who signed and how, until when. Ctrl+Enter writes it down. */
export function AgreeDialog({ entry, onClose, onDone }: { entry: OpenedEntry; onClose: () => void; onDone: () => void }) {
  const { t, i18n } = useTranslation('help')
  const today = dayOn(0)
  const birth = entry.fields['birth']?.value
  const isChild = typeof birth === 'string' && birth !== '' && ageOn(birth, today) < ownConsentFrom
  const isKnown = typeof birth === 'string' && birth !== ''
  const before = entry.help?.[0]
  const [kinds, setKinds] = useState<HelpKind[]>(before?.kinds ?? [])
  const [every, setEvery] = useState<(typeof rhythms)[number]>(before?.every ?? 'week')
  const [until, setUntil] = useState<string | null>(addMonths(today, longestMonths))
  const [relation, setRelation] = useState<(typeof relations)[number] | null>(null)
  const [way, setWay] = useState<'paper' | 'signature'>('paper')
  const [document, setDocument] = useState('')
  const [signature, setSignature] = useState('')
  const [isRead, setRead] = useState(false)
  const isReady = isKnown && kinds.length > 0 && until !== null && isRead && (!isChild || relation !== null) && (way === 'paper' ? document.trim() !== '' : signature !== '')
  const confirm = async (intentId: string) => {
    const by = isChild ? { who: 'guardian', relation } : { who: 'self' }
    const how = way === 'paper' ? { way, document: document.trim() } : { way, signature }
    await post('/api/help', { person: entry.id, kinds, every, wording: newestWording.version, by, how, from: today, until }, intentId)
  }
  return (
    <FormDialog title={t(before ? 'renew' : 'agree')} note={t('agreeNote')} verb={t('agree')} width={640} isReady={isReady} onConfirm={({ intentId }) => confirm(intentId)} onClose={onClose} onDone={onDone}>
      {!isKnown && <Alert type="warning" showIcon title={t('birthUnknown')} />}
      <section className="help-wording" aria-label={t('wording', { version: newestWording.version })} tabIndex={0}>
        <b>{t('wording', { version: newestWording.version })}</b>
        {newestWording[i18n.language === 'en' ? 'en' : 'zh'].map((line) => <p key={line}>{line}</p>)}
      </section>
      <Checkbox checked={isRead} onChange={(event) => setRead(event.target.checked)}>{t('readOut')}</Checkbox>
      <Labelled label={t('what')} isGroup><Checkbox.Group value={kinds} onChange={setKinds} options={helpKinds.map((value) => ({ value, label: t(`kind_${value}`) }))} /></Labelled>
      <Choice label={t('everyHint')} value={every} onChange={setEvery} options={rhythms.map((value) => ({ value, label: t(`every_${value}`) }))} />
      {isChild && (
        <Labelled label={t('relation')} isRequired>
          <Select value={relation} onChange={setRelation} aria-label={t('relation')} options={relations.map((value) => ({ value, label: t(`relation_${value}`) }))} />
          <Typography.Text type="secondary">{t('childNote', { age: ownConsentFrom })}</Typography.Text>
        </Labelled>
      )}
      <Choice label={t('way')} value={way} onChange={setWay} options={(['paper', 'signature'] as const).map((value) => ({ value, label: t(`way_${value}`) }))} />
      {way === 'paper' ? <Labelled label={t('document')} isRequired><Input value={document} maxLength={60} aria-label={t('document')} onChange={(event) => setDocument(event.target.value)} /></Labelled> : (
        <Labelled label={t('photo')} isRequired>
          <input type="file" accept="image/*" aria-label={t('photo')} onChange={(event) => { const [file] = event.target.files ?? []; if (file) void hashFile(file).then(setSignature) }} />
          <Typography.Text type="secondary" className="help-hash">{signature || t('photoHint')}</Typography.Text>
        </Labelled>
      )}
      <Labelled label={t('until')}>
        <DayPicker value={until} aria-label={t('until')} from={today} to={addMonths(today, longestMonths)} onChange={setUntil} />
        <Typography.Text type="secondary">{t('untilHint')}</Typography.Text>
      </Labelled>
    </FormDialog>
  )
}
