import { App, Button, Card, Flex, Form, Input, Segmented, type InputRef } from 'antd'
import { useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { newIntentId, post } from '../../../shared/api/client.ts'
import { ErrorNote } from '../../../shared/shell/ErrorNote.tsx'
import { natures } from './incidents.ts'

interface Fields {
  caller: string
  phone: string
  place: string
  nature: string
  priority: 1 | 2 | 3
  text: string
  station: string
}

const blank: Fields = { caller: '', phone: '', place: '', nature: 'other', priority: 2, text: '', station: 'lancheng' }

/** Writes down a call by keyboard alone: Tab through, Ctrl+Enter saves. Enter while an input method composes never submits. */
export function Intake() {
  const { t } = useTranslation('desk')
  const { message } = App.useApp()
  const [form] = Form.useForm<Fields>()
  const [error, setError] = useState<unknown>(null)
  const [intentId, setIntentId] = useState(newIntentId)
  const first = useRef<InputRef>(null)

  const save = async () => {
    const fields = { ...blank, ...form.getFieldsValue() }
    setError(null)
    try {
      const { number } = await post<{ number: string }>('/api/incidents', { ...fields, position: null }, intentId)
      void message.success(t('saved', { number }))
      form.resetFields()
      setIntentId(newIntentId())
      first.current?.focus()
    } catch (reason) {
      setError(reason)
    }
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.nativeEvent.isComposing) void save()
  }

  return (
    <Card title={t('intake')} extra={<kbd>Ctrl+Enter</kbd>} style={{ width: 360, flex: 'none', overflow: 'auto' }} onKeyDown={onKeyDown}>
      <Form form={form} layout="vertical" initialValues={blank} requiredMark={false}>
        <Flex gap={8}>
          <Form.Item name="caller" label={t('caller')} style={{ flex: 1 }}><Input ref={first} maxLength={60} autoFocus /></Form.Item>
          <Form.Item name="phone" label={t('phone')} style={{ flex: 1 }}><Input inputMode="tel" maxLength={30} /></Form.Item>
        </Flex>
        <Form.Item name="place" label={t('place')}><Input maxLength={200} /></Form.Item>
        <Form.Item name="nature" label={t('nature')}><Segmented block options={natures.slice(0, 4).map((value) => ({ value, label: t(value) }))} /></Form.Item>
        <Form.Item name="priority" label={t('priority')}><Segmented block options={([1, 2, 3] as const).map((value) => ({ value, label: t(`p${value}`) }))} /></Form.Item>
        <Form.Item name="text" label={t('text')}><Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} maxLength={4000} /></Form.Item>
        <Flex vertical gap={8}>
          <ErrorNote error={error} />
          <Button type="primary" block onClick={() => void save()}>{t('save')}</Button>
        </Flex>
      </Form>
    </Card>
  )
}
