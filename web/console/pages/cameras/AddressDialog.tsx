import { Flex, Form, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newIntentId, post } from '../../../shared/api/client.ts'
import { ErrorNote } from '../../../shared/shell/ErrorNote.tsx'
import type { Camera } from './cameras.ts'
import { StreamFields, toStream, type StreamInput } from './form/StreamFields.tsx'
import { TestConnection } from './TestConnection.tsx'

/** A new address for a camera. The old one, with its credentials, is not shown: it is replaced whole. */
export function AddressDialog({ camera, onDone, onClose }: { camera: Camera; onDone: () => Promise<void>; onClose: () => void }) {
  const { t } = useTranslation('cameras')
  const [form] = Form.useForm<StreamInput>()
  const [error, setError] = useState<unknown>(null)
  const [intentId, setIntentId] = useState(newIntentId)
  const save = async () => {
    const stream = toStream(await form.validateFields())
    if (!stream) return
    await post(`/api/cameras/${camera.id}/setStream`, stream, intentId).then(onDone, (reason: unknown) => {
      setError(reason)
      setIntentId(newIntentId())
    })
  }
  const body = () => {
    const stream = toStream(form.getFieldsValue())
    return stream && { camera: camera.id, stream }
  }
  return (
    <Modal open title={t('addressTitle', { name: camera.name })} okText={t('save')} cancelText={t('cancel')} onOk={() => void save()} onCancel={onClose} destroyOnHidden>
      <Form form={form} layout="vertical" requiredMark={false} autoComplete="off">
        <StreamFields isRequired />
        <Flex vertical gap={8}>
          <TestConnection body={body} />
          <ErrorNote error={error} />
        </Flex>
      </Form>
    </Modal>
  )
}
