import { useQuery } from '@tanstack/react-query'
import { Flex, Form, Input, InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { RecorderList } from '#answers/cameras'
import { get } from '../../../../shared/api/client.ts'
import { legalClasses, ownerKinds, useCameraOptions } from '../cameras.ts'

/** What may be changed of many at once. */
const bulkFields = ['station', 'town', 'group', 'owner', 'legal', 'credentials', 'recorder'] as const
export type BulkField = (typeof bulkFields)[number]

/** The system administrator tends addresses and recorders; the register is others'. Policy has the last word. */
export const fieldsOf = (roles: readonly string[]) => bulkFields.filter((field) => (roles.includes('system_administrator') ? field === 'recorder' || field === 'credentials' : field !== 'recorder'))

export interface BulkForm {
  fields: BulkField[]
  station?: string
  town?: string
  group?: string
  ownerName?: string
  ownerKind?: string
  ownerAccount?: string
  ownerPhone?: string
  legalClass?: string
  retentionDays?: number
  username?: string
  password?: string
  recorder?: string
}

/** What the server takes: what was chosen and filled in, nothing else. */
export function toChange(f: BulkForm): Record<string, unknown> {
  const has = (field: BulkField) => f.fields.includes(field)
  const given = (values: Record<string, unknown>) => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== ''))
  return {
    ...(has('station') ? given({ station: f.station }) : {}),
    ...(has('town') ? { town: f.town?.trim() ?? '' } : {}),
    ...(has('group') ? { group: f.group?.trim() ?? '' } : {}),
    ...(has('owner') ? given({ ownerName: f.ownerName?.trim(), ownerKind: f.ownerKind, ownerAccount: f.ownerAccount, ownerPhone: f.ownerPhone?.trim() }) : {}),
    ...(has('legal') ? given({ legalClass: f.legalClass, retentionDays: f.retentionDays }) : {}),
    ...(has('credentials') && f.username ? { credentials: { username: f.username, password: f.password ?? '' } } : {}),
    ...(has('recorder') ? { recorder: f.recorder ?? '' } : {}),
  }
}

/** The fields that were chosen; of owner and law, what is left empty stays as it is on each camera. */
export function ChangeFields({ fields }: { fields: readonly BulkField[] }) {
  const { t, i18n } = useTranslation('cameras')
  const has = (field: BulkField) => fields.includes(field)
  const options = useCameraOptions(has('station') || has('owner')).data
  const recorders = useQuery({ queryKey: ['recorders'], queryFn: ({ signal }) => get<RecorderList>('/api/recorders', signal), enabled: has('recorder') }).data?.recorders ?? []
  const language = i18n.language === 'en' ? 'en' : 'zh'
  const needed = [{ required: true, message: t('required') }]
  return (
    <>
      {has('station') && <Form.Item name="station" label={t('station')} rules={needed}><Select options={(options?.stations ?? []).map((s) => ({ value: s.id, label: s[language] }))} /></Form.Item>}
      {has('town') && <Form.Item name="town" label={t('town')}><Input maxLength={40} /></Form.Item>}
      {has('group') && <Form.Item name="group" label={t('group')} extra={t('groupHint')}><Input maxLength={40} /></Form.Item>}
      {has('owner') && (
        <>
          <Flex gap={12}>
            <Form.Item name="ownerName" label={t('ownerName')} style={{ flex: 1 }}><Input maxLength={80} placeholder={t('staysAsIs')} /></Form.Item>
            <Form.Item name="ownerKind" label={t('ownerKind')} style={{ flex: 1 }}><Select allowClear placeholder={t('staysAsIs')} options={ownerKinds.map((value) => ({ value, label: t(`kind_${value}`) }))} /></Form.Item>
          </Flex>
          <Flex gap={12}>
            <Form.Item name="ownerPhone" label={t('ownerPhone')} style={{ flex: 1 }}><Input maxLength={30} placeholder={t('staysAsIs')} /></Form.Item>
            <Form.Item name="ownerAccount" label={t('ownerAccount')} style={{ flex: 1 }}><Select allowClear showSearch={{ optionFilterProp: 'label' }} placeholder={t('staysAsIs')} options={(options?.owners ?? []).map((o) => ({ value: o.account, label: `${o.name}（${o.account}）` }))} /></Form.Item>
          </Flex>
        </>
      )}
      {has('legal') && (
        <Flex gap={12}>
          <Form.Item name="legalClass" label={t('class')} style={{ flex: 1 }}><Select allowClear placeholder={t('staysAsIs')} options={legalClasses.map((value) => ({ value, label: t(`class_${value}`) }))} /></Form.Item>
          <Form.Item name="retentionDays" label={t('kept')} style={{ flex: 1 }}><InputNumber min={1} max={3650} placeholder={t('staysAsIs')} suffix={t('daysUnit')} style={{ width: '100%' }} /></Form.Item>
        </Flex>
      )}
      {has('recorder') && <Form.Item name="recorder" label={t('bulk_recorder')} extra={t('recorderChoiceHint')}><Select allowClear placeholder={t('anyNear')} options={recorders.filter((r) => r.state !== 'revoked' && r.state !== 'waiting').map((r) => ({ value: r.id, label: r.place ? `${r.id}（${r.place}）` : r.id }))} /></Form.Item>}
      {has('credentials') && (
        <Flex gap={12}>
          <Form.Item name="username" label={t('username')} rules={needed} extra={t('credentialsHint')} style={{ flex: 1 }}><Input maxLength={200} autoComplete="off" /></Form.Item>
          <Form.Item name="password" label={t('password')} style={{ flex: 1 }}><Input.Password maxLength={200} autoComplete="new-password" /></Form.Item>
        </Flex>
      )}
    </>
  )
}
