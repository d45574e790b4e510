import { useQueryClient } from '@tanstack/react-query'
import { Button, Flex, Form, Input, Segmented, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newIntentId, post } from '../../../../shared/api/client.ts'
import { ErrorNote } from '../../../../shared/shell/ErrorNote.tsx'
import { useColleagues, useUnitNames } from '../data/county.ts'
import { useCrews } from '../data/crews.ts'

interface Fields {
  zh: string
  en: string
  station: string
  vehicle: string
  members: string[]
  phone: string
  reason: string
}

const vehicles = ['car', 'motorcycle', 'ebike', 'foot'] as const
const sent = ['case_officer', 'case_team_lead', 'community_officer', 'auxiliary', 'station_chief']

/** Forms a crew, or changes one with the reason why. */
export function CrewForm({ id, onDone }: { id: string | null; onDone: () => void }) {
  const { t } = useTranslation('desk')
  const queries = useQueryClient()
  const [form] = Form.useForm<Fields>()
  const { stations, nameOf } = useUnitNames()
  const colleagues = useColleagues()
  const crew = useCrews().data?.crews.find((one) => one.id === id)
  const [intentId, setIntentId] = useState(newIntentId)
  const [error, setError] = useState<unknown>(null)
  const station = Form.useWatch('station', form)
  const officers = colleagues.filter((one) => one.roles.some((role) => sent.includes(role)) && (!station || one.station === station))
  const save = async ({ zh, en, reason, ...given }: Fields) => {
    const profile = { ...given, phone: given.phone ?? '', callsign: { zh, en } }
    setError(null)
    try {
      await (id ? post(`/api/crews/${id}/change`, { ...profile, reason }, intentId) : post('/api/crews', profile, intentId))
      void queries.invalidateQueries({ queryKey: ['crews'] })
      onDone()
    } catch (reasonOfFailure) {
      setError(reasonOfFailure)
      setIntentId(newIntentId())
    }
  }
  const initial = crew ? { ...crew, zh: crew.callsign.zh, en: crew.callsign.en } : { vehicle: 'car', station: stations[0]?.id }
  const required = [{ required: true, message: t('required') }]
  return (
    <Form form={form} layout="vertical" initialValues={initial} onFinish={(fields) => void save(fields)} requiredMark={false}>
      <Flex gap={12}>
        <Form.Item name="zh" label={t('callsignZh')} rules={required} style={{ flex: 1 }}><Input maxLength={30} autoFocus /></Form.Item>
        <Form.Item name="en" label={t('callsignEn')} rules={required} style={{ flex: 1 }}><Input maxLength={60} /></Form.Item>
      </Flex>
      <Form.Item name="station" label={t('station')} rules={required}><Select options={stations.map((unit) => ({ value: unit.id, label: nameOf(unit.id) }))} /></Form.Item>
      <Form.Item name="members" label={t('members')} extra={t('membersHint')} rules={required}>
        <Select mode="multiple" optionFilterProp="label" options={officers.map((one) => ({ value: one.id, label: one.name }))} />
      </Form.Item>
      <Form.Item name="vehicle" label={t('vehicle')}><Segmented block options={vehicles.map((value) => ({ value, label: t(value) }))} /></Form.Item>
      <Form.Item name="phone" label={t('dutyPhone')}><Input maxLength={30} inputMode="tel" /></Form.Item>
      {id && <Form.Item name="reason" label={t('reasonCorrect')} rules={required}><Input maxLength={400} /></Form.Item>}
      <ErrorNote error={error} />
      <Flex gap={8} justify="end" style={{ marginTop: 12 }}>
        <Button onClick={onDone}>{t('leave')}</Button>
        <Button type="primary" htmlType="submit">{t(id ? 'change' : 'formCrew')}</Button>
      </Flex>
    </Form>
  )
}
