import { useQueryClient } from '@tanstack/react-query'
import { App, Button, Drawer, Flex, Form, Input, Typography } from 'antd'
import { useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { newIntentId, post } from '../../../../shared/api/client.ts'
import { isSubmitKey } from '../../../../shared/keyboard/is-submit-key.ts'
import { ErrorNote } from '../../../../shared/shell/ErrorNote.tsx'
import { useCameraOptions, type Camera } from '../cameras.ts'
import { TestConnection } from '../TestConnection.tsx'
import { blank, findChanges, fromCamera, toDetails, type CameraFields } from './fields.ts'
import { LawFields } from './LawFields.tsx'
import { OwnerFields } from './OwnerFields.tsx'
import { PlaceFields } from './PlaceFields.tsx'
import { StreamFields, toStream } from './StreamFields.tsx'

/** Registers a camera, or corrects one with a reason. Ctrl+Enter saves; what was typed stays when the server says no. */
export function CameraForm({ camera, onDone, onClose }: { camera: Camera | null; onDone: (id: string) => void; onClose: () => void }) {
  const { t } = useTranslation('cameras')
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [form] = Form.useForm<CameraFields>()
  const [error, setError] = useState<unknown>(null)
  const [intentId, setIntentId] = useState(newIntentId)
  const [busy, setBusy] = useState(false)
  const options = useCameraOptions(true).data
  const before = camera && fromCamera(camera)
  const only = options?.stations.length === 1 ? { station: options.stations[0]!.id } : {}

  const send = async (fields: CameraFields): Promise<string> => {
    if (!before || !camera) {
      const stream = toStream(fields)
      return (await post<{ id: string }>('/api/cameras', { ...toDetails(fields), ...(stream ? { stream } : {}) }, intentId)).id
    }
    await post(`/api/cameras/${camera.id}/correct`, { ...findChanges(before, fields), reason: fields.reason }, intentId)
    return camera.id
  }
  const save = async () => {
    const fields = await form.validateFields().catch(() => null)
    if (!fields) return
    setBusy(true)
    setError(null)
    try {
      const id = await send(fields)
      void message.success(t(camera ? 'corrected' : 'registered_'))
      await queries.invalidateQueries({ queryKey: ['cameras'] })
      onDone(id)
    } catch (reason) {
      setError(reason)
      setIntentId(newIntentId())
    }
    setBusy(false)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (isSubmitKey(event)) void save()
  }
  const tested = () => {
    const fields = form.getFieldsValue()
    const stream = toStream(fields)
    return stream && { station: fields.station, stream }
  }
  return (
    <Drawer
      open
      size={600}
      title={camera ? t('editTitle', { name: camera.name }) : t('addTitle')}
      onClose={onClose}
      maskClosable={false}
      footer={<Flex vertical gap={8}><ErrorNote error={error} /><Flex gap={8} justify="end"><Button onClick={onClose}>{t('cancel')}</Button><Button type="primary" loading={busy} onClick={() => void save()}>{t(camera ? 'save' : 'register')} <kbd>Ctrl+Enter</kbd></Button></Flex></Flex>}
    >
      {(camera || options) && (
        <Form form={form} layout="vertical" requiredMark={false} scrollToFirstError initialValues={before ?? { ...blank, ...only }} onKeyDown={onKeyDown} autoComplete="off">
          <Section title={t('section_place')} />
          <PlaceFields options={options} />
          <Section title={t('section_owner')} />
          <OwnerFields options={options} />
          <Section title={t('section_law')} />
          <LawFields />
          {camera ? (
            <Form.Item name="reason" label={t('correctionReason')} rules={[{ required: true, whitespace: true, message: t('required') }]}><Input maxLength={400} /></Form.Item>
          ) : (
            <>
              <Section title={t('section_stream')} />
              <StreamFields />
              <TestConnection body={tested} />
            </>
          )}
        </Form>
      )}
    </Drawer>
  )
}

function Section({ title }: { title: string }) {
  return <Typography.Title level={2} style={{ fontSize: 15, marginTop: 8, marginBottom: 12 }}>{title}</Typography.Title>
}
