import { Alert, Button, Flex, Form, Input, Modal, Typography } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newIntentId, post } from '../../../../shared/api/client.ts'
import { isSubmitKey } from '../../../../shared/keyboard/is-submit-key.ts'
import { ErrorNote } from '../../../../shared/shell/ErrorNote.tsx'

interface LinkFile {
  name: string
}

/** Enrols a far recorder; its link file is offered once, to be taken to the village, and is gone when this closes. */
export function EnrolDialog({ host, onDone, onClose }: { host: string; onDone: () => Promise<void>; onClose: () => void }) {
  const { t } = useTranslation('cameras')
  const [form] = Form.useForm<{ name: string; place: string; host: string }>()
  const [file, setFile] = useState<LinkFile | null>(null)
  const [isSaved, setSaved] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const [intentId, setIntentId] = useState(newIntentId)
  const enrol = async () => {
    const fields = await form.validateFields().catch(() => null)
    if (!fields) return
    setError(null)
    try {
      setFile(await post<LinkFile>('/api/recorders', { name: fields.name, place: fields.place.trim(), ...(fields.host.trim() ? { host: fields.host.trim() } : {}) }, intentId))
      await onDone()
    } catch (no) {
      setError(no)
      setIntentId(newIntentId())
    }
  }
  const save = () => {
    if (!file) return
    const url = URL.createObjectURL(new Blob([JSON.stringify(file, null, 2)], { type: 'application/json' }))
    Object.assign(document.createElement('a'), { href: url, download: `${file.name}.link` }).click()
    setTimeout(() => URL.revokeObjectURL(url), 10_000)
    setSaved(true)
  }
  return (
    <Modal
      open title={t('enrolTitle')} mask={{ closable: false }} keyboard={file === null} closable={file === null || isSaved} onCancel={onClose}
      footer={file ? <Flex gap={8} justify="end"><Button type={isSaved ? 'default' : 'primary'} onClick={save}>{t('linkSave')}</Button><Button type={isSaved ? 'primary' : 'default'} disabled={!isSaved} onClick={onClose}>{t('close')}</Button></Flex>
        : <Flex gap={8} justify="end"><Button onClick={onClose}>{t('cancel')}</Button><Button type="primary" onClick={() => void enrol()}>{t('enrol')} <kbd>Ctrl+Enter</kbd></Button></Flex>}
    >
      {file ? (
        <Flex vertical gap={12}>
          <Alert type="warning" showIcon title={t('linkOnce')} description={t('linkOnceTodo')} />
          <Typography.Text>{t('linkRun')}</Typography.Text>
          <Typography.Text code copyable>{`langqiao recorder --link ${file.name}.link`}</Typography.Text>
        </Flex>
      ) : (
        <Form form={form} layout="vertical" requiredMark={false} initialValues={{ host }} onKeyDown={(event) => isSubmitKey(event) && void enrol()}>
          <Form.Item name="name" label={t('recorderName')} extra={t('recorderNameHint')} rules={[{ required: true, pattern: /^[a-z0-9][a-z0-9-]{0,39}$/, message: t('recorderNameHint') }]}><Input maxLength={40} autoFocus /></Form.Item>
          <Form.Item name="place" label={t('recorderPlace')} rules={[{ required: true, whitespace: true, message: t('required') }]}><Input maxLength={120} /></Form.Item>
          <Form.Item name="host" label={t('recorderHost')} extra={t('recorderHostHint')}><Input maxLength={200} /></Form.Item>
        </Form>
      )}
      <ErrorNote error={error} />
    </Modal>
  )
}
