import { Button, Dropdown, Empty, Flex, Input, Select, Tag, Typography, theme } from 'antd'
import { useEffect, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { newIntentId, post } from '../../../../shared/api/client.ts'
import { ErrorNote } from '../../../../shared/shell/ErrorNote.tsx'
import { useRefreshCase, type CaseView, type Person } from '../cases.ts'
import { ReasonDialog } from '../ReasonDialog.tsx'

const roles = ['reporter', 'victim', 'suspect', 'witness', 'guardian', 'other'] as const
const reasons = ['contact', 'interview', 'document', 'check'] as const
/** An opened record is masked again after this: the screen may be seen by others. */
const shownMs = 60_000

/** The people a case names, masked. Opening one says why, and the look stands in the history. */
export function People({ view, people }: { view: CaseView; people: Person[] }) {
  const { t } = useTranslation('cases')
  const refresh = useRefreshCase(view.id)
  const [removing, setRemoving] = useState<Person | null>(null)
  return (
    <Flex vertical gap={8} style={{ paddingBottom: 16 }}>
      {view.may.work && <NamePerson view={view} />}
      {people.length === 0 && <Empty description={<>{t('noPeople')}<br /><Typography.Text type="secondary">{t('peopleHint')}</Typography.Text></>} />}
      {people.map((person) => <PersonRow key={person.id} view={view} person={person} onRemove={() => setRemoving(person)} />)}
      {removing && (
        <ReasonDialog title={`${t('removePerson')}：${removing.name}`} verb={t('removePerson')} onClose={() => setRemoving(null)} onConfirm={async (reason) => {
          await post(`/api/cases/${view.id}/people/${removing.id}/remove`, { reason })
          await refresh()
        }} />
      )}
    </Flex>
  )
}

function PersonRow({ view, person, onRemove }: { view: CaseView; person: Person; onRemove: () => void }) {
  const { t } = useTranslation('cases')
  const { token } = theme.useToken()
  const refresh = useRefreshCase(view.id)
  const [shown, setShown] = useState<{ name: string; phone: string } | null>(null)
  const [correcting, setCorrecting] = useState<Fields | null>(null)
  const [error, setError] = useState<unknown>(null)
  useEffect(() => {
    if (!shown) return
    const timer = setTimeout(() => setShown(null), shownMs)
    return () => clearTimeout(timer)
  }, [shown])
  const look = async (reason: string) => {
    setError(null)
    try {
      setShown(await post<{ name: string; phone: string }>(`/api/cases/${view.id}/people/${person.id}/look`, { reason }))
      await refresh()
    } catch (failure) {
      setError(failure)
    }
  }
  return (
    <div style={{ borderTop: `1px solid ${token.colorSplit}`, paddingTop: 8 }}>
      <Flex gap={12} align="center">
        <Tag style={{ margin: 0, minWidth: 64, textAlign: 'center' }}>{t(`role_${person.role}`)}</Tag>
        <Typography.Text strong style={{ minWidth: 96 }}>{shown?.name ?? person.name}</Typography.Text>
        <Typography.Text style={{ flex: 1 }}>{(shown?.phone ?? person.phone) || '—'}</Typography.Text>
        {view.may.look && !shown && (
          <Dropdown trigger={['click']} menu={{ items: [{ key: 'why', type: 'group', label: t('lookWhy'), children: reasons.map((key) => ({ key, label: t(`look_${key}`) })) }], onClick: ({ key }) => void look(key) }}>
            <Button size="small" aria-label={`${t('openPerson')} ${person.name}`}>{t('openPerson')} ▾</Button>
          </Dropdown>
        )}
        {shown && view.may.work && <Button size="small" onClick={() => setCorrecting({ ...shown, role: person.role })}>{t('correct')}</Button>}
        {shown && <Button size="small" onClick={() => setShown(null)}>{t('maskAgain')}</Button>}
        {view.may.work && <Button type="text" size="small" onClick={onRemove} aria-label={`${t('removePerson')} ${person.name}`}>{t('removePerson')}</Button>}
      </Flex>
      <ErrorNote error={error} />
      {correcting && shown && (
        <ReasonDialog title={`${t('correct')}：${shown.name}`} note={t('correctNote')} verb={t('save')} isReady={correcting.name.trim() !== ''} onClose={() => setCorrecting(null)} onConfirm={async (reason) => {
          await post(`/api/cases/${view.id}/people/${person.id}/correct`, { ...correcting, reason })
          setShown(null)
          await refresh()
        }}>
          <PersonFields value={correcting} onChange={setCorrecting} />
        </ReasonDialog>
      )}
    </div>
  )
}

interface Fields { name: string; phone: string; role: string }

function PersonFields({ value, onChange, onEnter }: { value: Fields; onChange: (fields: Fields) => void; onEnter?: () => void }) {
  const { t } = useTranslation('cases')
  const enter = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) onEnter?.()
  }
  return (
    <Flex gap={8} style={{ flex: 1 }}>
      <Select value={value.role} onChange={(role) => onChange({ ...value, role })} options={roles.map((role) => ({ value: role, label: t(`role_${role}`) }))} aria-label={t('role')} style={{ width: 110 }} />
      <Input value={value.name} onChange={(e) => onChange({ ...value, name: e.target.value })} onKeyDown={enter} placeholder={t('personName')} aria-label={t('personName')} maxLength={60} style={{ flex: 1 }} autoComplete="off" />
      <Input value={value.phone} onChange={(e) => onChange({ ...value, phone: e.target.value })} onKeyDown={enter} placeholder={t('personPhone')} aria-label={t('personPhone')} inputMode="tel" maxLength={30} style={{ width: 160 }} autoComplete="off" />
    </Flex>
  )
}

function NamePerson({ view }: { view: CaseView }) {
  const { t } = useTranslation('cases')
  const refresh = useRefreshCase(view.id)
  const [person, setPerson] = useState<Fields>({ name: '', phone: '', role: 'victim' })
  const [error, setError] = useState<unknown>(null)
  const [intentId, setIntentId] = useState(newIntentId)
  const save = async () => {
    if (person.name.trim() === '') return
    setError(null)
    try {
      await post(`/api/cases/${view.id}/people`, person, intentId)
      setPerson({ ...person, name: '', phone: '' })
      setIntentId(newIntentId())
      await refresh()
    } catch (failure) {
      setError(failure)
    }
  }
  return (
    <>
      <Flex gap={8}>
        <PersonFields value={person} onChange={setPerson} onEnter={() => void save()} />
        <Button type="primary" disabled={person.name.trim() === ''} onClick={() => void save()}>{t('addPerson')}</Button>
      </Flex>
      <ErrorNote error={error} />
    </>
  )
}
