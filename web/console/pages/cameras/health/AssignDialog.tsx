import { Button, Flex, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Repair } from '#answers/cameras'
import { newIntentId, post } from '../../../../shared/api/client.ts'
import { isSubmitKey } from '../../../../shared/keyboard/is-submit-key.ts'
import { ErrorNote } from '../../../../shared/shell/ErrorNote.tsx'

/** Who sees to it: oneself, or a technician of the owner's or the network's. */
export function AssignDialog({ repair, myName, onDone, onClose }: { repair: Repair; myName: string; onDone: () => Promise<void>; onClose: () => void }) {
  const { t } = useTranslation('cameras')
  const [form] = Form.useForm<{ whom: string; note?: string }>()
  const [error, setError] = useState<unknown>(null)
  const [intentId, setIntentId] = useState(newIntentId)
  const save = async () => {
    const fields = await form.validateFields().catch(() => null)
    if (!fields) return
    await post(`/api/cameras/${repair.id}/assignRepair`, { whom: fields.whom, note: fields.note ?? '' }, intentId).then(onDone, (reason: unknown) => {
      setError(reason)
      setIntentId(newIntentId())
    })
  }
  return (
    <Modal open title={t('assignTitle', { name: repair.name })} okText={<>{t('assign')} <kbd>Ctrl+Enter</kbd></>} cancelText={t('cancel')} onOk={() => void save()} onCancel={onClose}>
      <Form form={form} layout="vertical" requiredMark={false} initialValues={{ whom: repair.sent?.whom ?? '' }} onKeyDown={(event) => isSubmitKey(event) && void save()}>
        <Form.Item label={t('assignWhom')} required>
          <Flex gap={8}>
            <Form.Item name="whom" noStyle rules={[{ required: true, whitespace: true, message: t('required') }]}><Input maxLength={80} autoFocus aria-label={t('assignWhom')} /></Form.Item>
            <Button onClick={() => form.setFieldsValue({ whom: myName })}>{t('assignMe')}</Button>
          </Flex>
        </Form.Item>
        <Form.Item name="note" label={t('assignNote')}><Input.TextArea maxLength={400} autoSize={{ minRows: 2, maxRows: 5 }} /></Form.Item>
      </Form>
      <ErrorNote error={error} />
    </Modal>
  )
}
