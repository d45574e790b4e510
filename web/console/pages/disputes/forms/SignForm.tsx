import { Checkbox, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MomentPicker } from '../../../../shared/time/pickers.tsx'
import { committee } from '../disputes.ts'
import { Field } from './Field.tsx'
import { FormDialog } from './FormDialog.tsx'
import type { FormProps } from './props.ts'

/** Who has signed, printed or sealed, and when. The last one of all brings it into effect. */
export function SignForm({ file, send, onClose }: FormProps) {
  const { t } = useTranslation('disputes')
  const signed = new Set(file.agreement?.signatures.map((s) => s.signer))
  const signers = [
    ...file.parties.map((p) => ({ id: p.id, name: p.name, ways: ['signature', 'print', 'seal'] })),
    ...file.mediators.filter((m) => m.state !== 'declined').map((m) => ({ id: m.id, name: t('asMediator', { name: m.name }), ways: ['signature'] })),
    { id: committee, name: t('committee'), ways: ['seal'] },
  ].filter((s) => !signed.has(s.id))
  const [chosen, setChosen] = useState<Record<string, string>>({})
  const [at, setAt] = useState<string | null>(null)
  const signatures = Object.entries(chosen).map(([signer, way]) => ({ signer, way }))
  const toggle = (id: string, way: string) => setChosen(({ [id]: before, ...rest }) => (before === undefined ? { ...rest, [id]: way } : rest))
  return (
    <FormDialog title={t('sign')} note={t('signNote')} verb={t('save')} isReady={signatures.length > 0} onClose={onClose} onConfirm={({ intentId }) => send('sign', { signatures, ...(at ? { at } : {}) }, intentId)}>
      <div className="disputes-rows">
        {signers.map(({ id, name, ways }, i) => (
          <div key={id} className="disputes-signer">
            <Checkbox checked={chosen[id] !== undefined} autoFocus={i === 0} onChange={() => toggle(id, ways[0]!)}>{name}</Checkbox>
            {ways.length > 1 ? <Select value={chosen[id] ?? ways[0]!} onChange={(way) => setChosen({ ...chosen, [id]: way })} aria-label={`${t('signWay')} ${name}`} options={ways.map((value) => ({ value, label: t(`sign_${value}`) }))} style={{ width: 120 }} /> : <span>{t(`sign_${ways[0]}`)}</span>}
          </div>
        ))}
      </div>
      <Field label={t('signedAt')}><MomentPicker value={at} onChange={setAt} aria-label={t('signedAt')} placeholder={t('now')} within={[-365, 0]} /></Field>
    </FormDialog>
  )
}
