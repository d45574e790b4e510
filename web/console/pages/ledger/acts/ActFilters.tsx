import { Button, Select, Switch, Tag, Typography, type RefSelectProps } from 'antd'
import type { Ref } from 'react'
import { useTranslation } from 'react-i18next'
import { kinds } from '../act-texts.ts'
import { DayRange } from '../DayRange.tsx'
import { PersonSelect } from '../PersonSelect.tsx'
import { SubjectSelect } from '../SubjectSelect.tsx'
import { useAsked } from '../use-asked.ts'

export function ActFilters({ search }: { search: Ref<RefSelectProps> }) {
  const { t } = useTranslation('ledger')
  const { t: acts } = useTranslation('acts')
  const [ask, change] = useAsked()
  const refused = ask('refused') !== null
  const isAsked = ['from', 'to', 'kind', 'actor', 'about', 'refused', 'at'].some((name) => ask(name) !== null)
  return (
    <div className="ledger-filters">
      <DayRange from={ask('from')} to={ask('to')} onChange={change} />
      <Select
        allowClear showSearch={{ optionFilterProp: 'label' }} value={refused ? null : ask('kind')} disabled={refused} placeholder={t('kind')} aria-label={t('kind')} style={{ width: 140 }}
        onChange={(kind: string | undefined) => change({ kind })} options={kinds.map((value) => ({ value, label: acts(value) }))}
      />
      <PersonSelect value={ask('actor')} onChange={(actor) => change({ actor })} />
      <SubjectSelect ref={search} value={ask('about')} name={ask('name')} onChange={(about, name) => change({ about, name })} />
      <label style={{ display: 'inline-flex', gap: 8, alignItems: 'center' }}><Switch size="small" checked={refused} onChange={(on) => change({ refused: on ? '1' : null })} /><Typography.Text>{t('refusals')} <kbd>R</kbd></Typography.Text></label>
      {ask('at') !== null && <Tag closable={{ 'aria-label': t('copyLink') }} onClose={() => change({ at: null })} style={{ margin: 0 }}>{t('fromSeq', { seq: ask('at') })}</Tag>}
      {isAsked && <Button size="small" type="link" onClick={() => change({ from: null, to: null, kind: null, actor: null, about: null, name: null, refused: null, at: null })}>{t('copyLink')}</Button>}
    </div>
  )
}
