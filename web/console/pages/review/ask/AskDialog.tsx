import { useQuery } from '@tanstack/react-query'
import { App, Checkbox, Flex, Form, Input, Modal, Select, Skeleton, Switch, Typography } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { get, newIntentId, post } from '../../../../shared/api/client.ts'
import { dayOn } from '../../../../shared/i18n/time.ts'
import { ErrorNote } from '../../../../shared/shell/ErrorNote.tsx'
import { DayPicker, SpanPicker } from '../../../../shared/time/pickers.tsx'
import { CameraChoice } from './CameraChoice.tsx'
import type { AskOptions } from './options.ts'

/** Where the dialog was opened from: what is known is filled in. */
export interface AskFrom {
  ground?: { type: 'case' | 'incident'; id: string }
  cameras?: string[]
  fromMs?: number
  toMs?: number
}

interface Fields {
  ground: string
  cameras: string[]
  range: [string, string]
  allows: string[]
  second: string
  number: string
  items: string
  limit: string
  necessity: string
}

interface Props {
  from: AskFrom
  onClose(): void
  onAsked(grant: string): void
}

/** Asks for footage: on what ground, which cameras, what time, what for, on which notice, with whom. */
export function AskDialog({ from, onClose, onAsked }: Props) {
  const { t } = useTranslation('review')
  const { message } = App.useApp()
  const [form] = Form.useForm<Fields>()
  const options = useQuery({ queryKey: ['ask-options'], queryFn: ({ signal }) => get<AskOptions>('/api/footage/ask-options', signal) })
  const [id, setId] = useState(newIntentId)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const [limit] = useState(() => dayOn(3))
  const [isEmergency, setEmergency] = useState(false)
  const cameras = Form.useWatch('cameras', form) ?? []
  const range = Form.useWatch('range', form)
  const ask = async (f: Fields) => {
    setBusy(true)
    setError(null)
    const [type, groundId] = f.ground.split(/:(.*)/s) as ['case' | 'incident', string]
    const kind = options.data?.cases.find((c) => c.id === groundId)?.kind
    const common = { ground: { type, id: groundId }, cameras: f.cameras, from: f.range[0], to: f.range[1], second: f.second }
    try {
      const asked = isEmergency
        ? await post<{ id: string }>('/api/footage/emergencies', { ...common, danger: f.necessity }, id)
        : await post<{ id: string }>('/api/footage/grants', {
            ...common, allows: f.allows, basis: kind === 'administrative' ? 'adm_28' : 'crim_62', notice: { number: f.number, items: f.items, limit: f.limit }, necessity: f.necessity,
          }, id)
      void message.success(t(isEmergency ? 'emergencyAsked' : 'asked'))
      onAsked(asked.id)
    } catch (reason) {
      // What is corrected now is another intent.
      setId(newIntentId())
      setError(reason)
    }
    setBusy(false)
  }
  const initial = {
    ...(from.ground ? { ground: `${from.ground.type}:${from.ground.id}` } : {}),
    cameras: from.cameras ?? [], allows: ['playback', 'export'], limit,
    ...(from.fromMs && from.toMs ? { range: [new Date(from.fromMs).toISOString(), new Date(from.toMs).toISOString()] } : {}),
  }
  const hours = range ? (Date.parse(range[1]) - Date.parse(range[0])) / 3600_000 : 0
  const required = (name: string) => [{ required: true, message: t('needed', { what: t(name) }) }]
  const grounds = [
    ...(options.data?.cases ?? []).map((c) => ({ value: `case:${c.id}`, label: `${c.number} ${c.title}` })),
    ...(from.ground?.type === 'incident' ? [{ value: `incident:${from.ground.id}`, label: t('thisIncident') }] : []),
  ]
  return (
    <Modal open title={t(isEmergency ? 'emergencyTitle' : 'askTitle')} width={920} onCancel={onClose} okText={t(isEmergency ? 'emergencySend' : 'send')} cancelText={t('cancel')} onOk={() => form.submit()} confirmLoading={busy} okButtonProps={{ danger: isEmergency }} styles={{ body: { maxHeight: '72vh', overflow: 'auto' } }}>
      <ErrorNote error={options.error ?? error} />
      {options.isPending ? <Skeleton active /> : (
        <Form form={form} layout="vertical" initialValues={initial} onFinish={ask} requiredMark={false}>
          <Flex gap={20} wrap>
            <div style={{ flex: '1 1 380px', minWidth: 0 }}>
              <Form.Item name="cameras" label={t('cameras')} rules={required('cameras')}>
                <CameraChoice cameras={options.data?.cameras ?? []} />
              </Form.Item>
            </div>
            <div style={{ flex: '1 1 380px', minWidth: 0 }}>
              <Form.Item name="ground" label={t('ground')} rules={required('ground')}><Select showSearch={{ optionFilterProp: 'label' }} options={grounds} autoFocus={!from.ground} placeholder={t('groundHint')} notFoundContent={t('groundNone')} /></Form.Item>
              <Form.Item name="range" label={t('range')} rules={required('range')} extra={hours > 0 ? t('rangeSays', { hours: hours < 10 ? hours.toFixed(1) : Math.round(hours), cameras: cameras.length }) : undefined}>
                <SpanPicker />
              </Form.Item>
              <Form.Item name="second" label={t('second')} rules={required('second')}><Select showSearch={{ optionFilterProp: 'label' }} options={(options.data?.officers ?? []).map((o) => ({ value: o.id, label: o.name }))} placeholder={t('secondHint')} /></Form.Item>
              {!isEmergency && (
                <>
                  <Form.Item name="allows" label={t('allows')} rules={required('allows')}><Checkbox.Group options={(['playback', 'export', 'live'] as const).map((a) => ({ value: a, label: t(`allow_${a}`) }))} /></Form.Item>
                  <Flex gap={12}>
                    <Form.Item name="number" label={t('document')} rules={required('document')} style={{ flex: 1 }}><Input maxLength={60} placeholder={t('documentHint')} /></Form.Item>
                    <Form.Item name="limit" label={t('limit')} rules={required('limit')}><DayPicker within={[0, Infinity]} /></Form.Item>
                  </Flex>
                  <Form.Item name="items" label={t('items')} rules={required('items')}><Input maxLength={400} placeholder={t('itemsHint')} /></Form.Item>
                </>
              )}
              <Form.Item name="necessity" label={t(isEmergency ? 'danger' : 'necessity')} rules={required(isEmergency ? 'danger' : 'necessity')}><Input.TextArea rows={3} maxLength={1000} placeholder={t(isEmergency ? 'dangerHint' : 'necessityHint')} /></Form.Item>
              <Flex gap={8} align="center">
                <Switch size="small" checked={isEmergency} onChange={setEmergency} aria-label={t('emergency')} />
                <Typography.Text type={isEmergency ? 'danger' : 'secondary'}>{t(isEmergency ? 'emergencySays' : 'emergency')}</Typography.Text>
              </Flex>
            </div>
          </Flex>
          <button type="submit" hidden aria-hidden tabIndex={-1} />
        </Form>
      )}
    </Modal>
  )
}
