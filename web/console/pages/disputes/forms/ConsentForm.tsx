import { Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ways } from '../disputes.ts'
import { Field, One, Some } from './Field.tsx'
import { FormDialog } from './FormDialog.tsx'
import type { FormProps } from './props.ts'

/** What a party says to mediation. A clear refusal ends it, with where else they may go. `corrects`: it was written down wrongly. */
export function ConsentForm({ file, send, onClose, party: given, corrects = false }: FormProps & { party?: string; corrects?: boolean }) {
  const { t } = useTranslation('disputes')
  const [party, setParty] = useState(given ?? file.parties.find((p) => !p.consent)?.id ?? file.parties[0]!.id)
  const [answer, setAnswer] = useState<'agreed' | 'refused' | null>(null)
  const [publicity, setPublicity] = useState<'open' | 'closed' | 'either'>('either')
  const [where, setWhere] = useState<string[]>([])
  const [note, setNote] = useState('')
  const ends = answer === 'refused' && !file.ended
  const isReady = answer !== null && (!ends || where.length > 0)
  return (
    <FormDialog
      title={t(corrects ? 'correctConsent' : 'consent')} note={t(ends ? 'refusalNote' : 'consentNote')} verb={t('save')} isReady={isReady} isDangerous={ends} asksReason={corrects} onClose={onClose}
      onConfirm={({ intentId, reason }) => send(corrects ? 'correctConsent' : 'consent', { party, agreed: answer === 'agreed', publicity, ways: ends ? where : [], ...(corrects ? { reason } : { note: note.trim() }) }, intentId)}
    >
      <Field label={t('party')}>
        <Select value={party} onChange={setParty} disabled={given !== undefined} aria-label={t('party')} options={file.parties.map((p) => ({ value: p.id, label: `${t(`side_${p.side}`)} ${p.name}` }))} />
      </Field>
      <One label={t('consent')} value={answer} onChange={setAnswer} hasFocus options={[{ value: 'agreed', label: t('agrees') }, { value: 'refused', label: t('refuses') }]} />
      {answer === 'agreed' && <One label={t('publicity')} value={publicity} onChange={setPublicity} options={(['either', 'open', 'closed'] as const).map((value) => ({ value, label: t(`pub_${value}`) }))} />}
      {ends && <Some label={t('toldWays')} values={where} onChange={setWhere} options={ways.map((value) => ({ value, label: t(`to_${value}`) }))} />}
      {!corrects && <Input.TextArea value={note} onChange={(event) => setNote(event.target.value)} placeholder={t('noteHint')} aria-label={t('noteHint')} maxLength={400} autoSize={{ minRows: 1, maxRows: 4 }} />}
    </FormDialog>
  )
}
