import { Flex, Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'

export interface StreamInput {
  url?: string
  username?: string
  password?: string
  sub?: string
}

/** Null where no address was typed. */
export function toStream({ url, username, password, sub }: StreamInput): { url: string; username?: string; password?: string; sub?: string } | null {
  if (!url?.trim()) return null
  return { url: url.trim(), ...(username ? { username, password: password ?? '' } : {}), ...(sub?.trim() ? { sub: sub.trim() } : {}) }
}

/**
 * Addresses and credentials; what is typed here is sealed by the server and never shown again. `isReplacing`: one of the two has to
 * be typed; else both may be empty, and the sub-stream's goes with the main one.
 */
export function StreamFields({ isReplacing = false }: { isReplacing?: boolean }) {
  const { t } = useTranslation('cameras')
  const sub = Form.useWatch('sub', Form.useFormInstance<StreamInput>())?.trim() ?? ''
  const form = { pattern: /^\s*rtsp:\/\/\S+\s*$/i, message: t('urlRule') }
  const rules = [{ required: isReplacing === (sub === ''), message: t('urlRule') }, form]
  return (
    <>
      <Form.Item name="url" label={t('url')} rules={rules} dependencies={['sub']} extra={t('urlHint')}>
        <Input placeholder="rtsp://192.168.1.64/Streaming/Channels/101" autoCapitalize="none" spellCheck={false} maxLength={2048} autoComplete="off" />
      </Form.Item>
      <Flex gap={12}>
        <Form.Item name="username" label={t('username')} style={{ flex: 1 }}><Input autoCapitalize="none" spellCheck={false} maxLength={200} autoComplete="off" /></Form.Item>
        <Form.Item name="password" label={t('password')} style={{ flex: 1 }}><Input.Password maxLength={200} autoComplete="new-password" /></Form.Item>
      </Flex>
      <Form.Item name="sub" label={t('subUrl')} rules={[form]} extra={t(isReplacing ? 'subUrlAlone' : 'subUrlHint')}>
        <Input placeholder="rtsp://192.168.1.64/Streaming/Channels/102" autoCapitalize="none" spellCheck={false} maxLength={2048} autoComplete="off" />
      </Form.Item>
    </>
  )
}
