import { Flex, Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'

export interface StreamInput {
  url?: string
  username?: string
  password?: string
}

/** Null where no address was typed. */
export function toStream({ url, username, password }: StreamInput): { url: string; username?: string; password?: string } | null {
  if (!url?.trim()) return null
  return { url: url.trim(), ...(username ? { username, password: password ?? '' } : {}) }
}

/** Address and credentials; what is typed here is sealed by the server and never shown again. */
export function StreamFields({ isRequired }: { isRequired?: boolean }) {
  const { t } = useTranslation('cameras')
  const rules = [{ required: isRequired ?? false, message: t('urlRule') }, { pattern: /^\s*rtsp:\/\/\S+\s*$/i, message: t('urlRule') }]
  return (
    <>
      <Form.Item name="url" label={t('url')} rules={rules} extra={t('urlHint')}>
        <Input placeholder="rtsp://192.168.1.64/Streaming/Channels/101" autoCapitalize="none" spellCheck={false} maxLength={2048} autoComplete="off" />
      </Form.Item>
      <Flex gap={12}>
        <Form.Item name="username" label={t('username')} style={{ flex: 1 }}><Input autoCapitalize="none" spellCheck={false} maxLength={200} autoComplete="off" /></Form.Item>
        <Form.Item name="password" label={t('password')} style={{ flex: 1 }}><Input.Password maxLength={200} autoComplete="new-password" /></Form.Item>
      </Flex>
    </>
  )
}
