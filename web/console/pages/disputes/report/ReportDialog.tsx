import { App, Button, Checkbox, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { newIntentId, post } from '../../../../shared/api/client.ts'
import { useMe } from '../../../../shared/shell/use-me.ts'
import '../../desk/desk.css'
import { PlaceField } from '../../desk/intake/PlaceField.tsx'
import { kinds } from '../disputes.ts'
import { Field, One } from '../forms/Field.tsx'
import { FormDialog } from '../forms/FormDialog.tsx'
import { PartyRow, type PartyFields } from './PartyRow.tsx'

const blank = (side: string): PartyFields => ({ id: newIntentId(), name: '', phone: '', side })

/** Writes a dispute down. Its id is made here, so that what is sent twice is there once. */
export function ReportDialog() {
  const { t, i18n } = useTranslation('disputes')
  const language = i18n.language === 'en' ? 'en' : 'zh'
  const { message } = App.useApp()
  const { me } = useMe()
  const navigate = useNavigate()
  const [id] = useState(newIntentId)
  const [kind, setKind] = useState<(typeof kinds)[number] | null>(null)
  const [place, setPlace] = useState<{ text: string; position: { lon: number; lat: number } | null }>({ text: '', position: null })
  const [text, setText] = useState('')
  const [parties, setParties] = useState([blank('first'), blank('second')])
  const [violence, setViolence] = useState(false)
  const named = parties.filter((p) => p.name.trim() !== '')
  const send = async (intentId: string) => {
    const body = { id, station: me!.station, kind, place: { address: null, text: place.text.trim(), position: place.position }, text: text.trim(), violence, parties: named.map((p) => ({ ...p, name: p.name.trim(), person: null })) }
    const { number, incident } = await post<{ number: string; incident: string | null }>('/api/disputes', body, intentId)
    void message.success(t(incident ? 'reportedWithCall' : 'reported_', { number }))
  }
  return (
    <FormDialog
      title={t('reportTitle')} note={t('reportNote')} verb={t(violence ? 'reportAndCall' : 'report')} isDangerous={violence} width={680} isReady={kind !== null && text.trim() !== '' && named.length > 0}
      onConfirm={({ intentId }) => send(intentId)} onClose={() => void navigate('/disputes')} onDone={() => void navigate(`/disputes/${id}`)}
    >
      <One label={t('kind')} value={kind} onChange={setKind} hasFocus options={kinds.map((value) => ({ value, label: t(`kind_${value}`) }))} />
      <Field label={t('parties')} isGroup>
        <div className="disputes-rows">
          {parties.map((party, i) => <PartyRow key={party.id} value={party} no={i + 1} onChange={(changed) => setParties(parties.map((p) => (p.id === party.id ? changed : p)))} />)}
          <Button size="small" onClick={() => setParties([...parties, blank('third')])}>{t('addParty')}</Button>
        </div>
      </Field>
      <Field label={t('place')}><PlaceField value={place.text} onType={(words) => setPlace({ text: words, position: null })} onPick={(found) => setPlace({ text: found.name[language], position: found.position })} onDone={() => undefined} /></Field>
      <Field label={t('what')}><Input.TextArea value={text} onChange={(event) => setText(event.target.value)} aria-label={t('what')} placeholder={t('whatHint')} maxLength={4000} autoSize={{ minRows: 3, maxRows: 8 }} /></Field>
      <Checkbox checked={violence} onChange={(event) => setViolence(event.target.checked)} className="disputes-danger">{t('violence')}</Checkbox>
    </FormDialog>
  )
}
