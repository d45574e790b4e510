import { Button, Flex, Form, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newIntentId, post } from '../../../shared/api/client.ts'
import { ErrorNote } from '../../../shared/shell/ErrorNote.tsx'
import type { Camera } from './cameras.ts'
import { StreamFields, toStream, type StreamInput } from './form/StreamFields.tsx'
import { TestConnection } from './TestConnection.tsx'

/** A new address for a camera. The old one, with its credentials, is not shown: it is replaced whole, or its sub-stream alone is set or taken away. */
export function AddressDialog({ camera, onDone, onClose }: { camera: Camera; onDone: () => Promise<void>; onClose: () => void }) {
  const { t } = useTranslation('cameras')
  const [form] = Form.useForm<StreamInput>()
  const [error, setError] = useState<unknown>(null)
  const [intentId, setIntentId] = useState(newIntentId)
  const send = async (stream: object) => {
    await post(`/api/cameras/${camera.id}/setStream`, stream, intentId).then(onDone, (reason: unknown) => {
      setError(reason)
      setIntentId(newIntentId())
    })
  }
  const save = async () => {
    const fields = await form.validateFields().catch(() => null)
    if (fields) await send(toStream(fields) ?? { sub: fields.sub?.trim() })
  }
  const body = () => {
    const stream = toStream(form.getFieldsValue())
    return stream && { camera: camera.id, stream }
  }
  return (
    <Modal open title={t('addressTitle', { name: camera.name })} okText={t('save')} cancelText={t('cancel')} onOk={() => void save()} onCancel={onClose} destroyOnHidden>
      <Form form={form} layout="vertical" requiredMark={false} autoComplete="off">
        <StreamFields isReplacing />
        <Flex vertical gap={8} align="start">
          {camera.stream?.sub && <Button size="small" onClick={() => void send({ sub: null })}>{t('removeSub')}</Button>}
          <TestConnection body={body} />
          <ErrorNote error={error} />
        </Flex>
      </Form>
    </Modal>
  )
}
