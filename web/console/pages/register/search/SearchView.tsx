import { Empty, Typography } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Me } from '../../../../shared/api/me.ts'
import { useKeys } from '../../../../shared/keyboard/use-keys.ts'
import { FormDialog } from '../../disputes/forms/FormDialog.tsx'
import { Choice } from '../forms/Labelled.tsx'
import { RegisterForm } from '../forms/RegisterForm.tsx'
import type { Ground } from '../ground/grounds.ts'
import { Record } from '../record/Record.tsx'
import type { EntryType } from '../register.ts'
import { may } from '../rights.ts'
import { useWords } from '../use-words.ts'
import { SearchPane } from './SearchPane.tsx'

/** What begins without another record; the others begin on the record that they stand on. */
const beginnings = ['address', 'person'] as const

/** The search on one side, what it opened on the other; on a phone one at a time. */
export function SearchView({ me, ground, record }: { me: Me; ground: Ground; record: { type: EntryType; id: string } | null }) {
  const { t } = useTranslation('register')
  const [begun, setBegun] = useState<EntryType | 'choose' | null>(null)
  const records = may(me, 'record') && me.station !== ''
  const begin = records ? () => setBegun('choose') : null
  useKeys({ n: begin && !record ? begin : undefined })
  return (
    <div className="register-columns" data-open={record !== null}>
      <SearchPane me={me} ground={ground} onRegister={begin && !record ? begin : null} />
      {record ? (
        <Record key={`${record.type}/${record.id}/${ground.ref}`} {...record} ground={ground} me={me} />
      ) : (
        <Empty image={null} styles={{ image: { display: 'none' } }} className="register-blank" description={<><div>{t('blank')}</div><Typography.Text type="secondary">{t('blankHint')}</Typography.Text></>} />
      )}
      {begun === 'choose' && <ChooseBeginning onChoose={setBegun} onClose={() => setBegun(null)} />}
      {begun !== null && begun !== 'choose' && <RegisterForm type={begun} on={null} ground={ground.ref} onClose={() => setBegun(null)} />}
    </div>
  )
}

function ChooseBeginning({ onChoose, onClose }: { onChoose: (type: EntryType) => void; onClose: () => void }) {
  const { t } = useTranslation('register')
  const { nameType } = useWords()
  const [type, setType] = useState<(typeof beginnings)[number]>('address')
  return (
    <FormDialog title={t('registerNew')} note={t('beginNote')} verb={t('goOn')} onConfirm={() => Promise.resolve()} onClose={onClose} onDone={() => onChoose(type)}>
      <Choice label={t('what')} value={type} onChange={setType} hasFocus options={beginnings.map((value) => ({ value, label: nameType(value) }))} />
    </FormDialog>
  )
}
