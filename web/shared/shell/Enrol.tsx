import { useQuery } from '@tanstack/react-query'
import { Button, Card, Flex, Form, Input, Skeleton, Typography } from 'antd'
import { toDataURL } from 'qrcode'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { post } from '../api/client.ts'
import { ErrorNote } from './ErrorNote.tsx'

/** What the holder of a one-time link sees: set a password, then bind an authenticator. The token stands after the #. */
export function Enrol({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('enrol')
  const [token] = useState(() => location.hash.slice(1))
  const [bound, setBound] = useState<{ secret: string; picture: string } | null>(null)
  const [error, setError] = useState<unknown>(null)
  const link = useQuery({
    queryKey: ['link', token],
    queryFn: () => post<{ login: string; name: string }>('/api/links/look', { token }),
    enabled: token !== '',
    retry: false,
    staleTime: Infinity,
  })

  const use = async ({ password }: { password: string }) => {
    setError(null)
    try {
      const { otpauth } = await post<{ otpauth: string }>('/api/links/use', { token, password })
      history.replaceState(null, '', location.pathname)
      setBound({ secret: new URL(otpauth).searchParams.get('secret') ?? '', picture: await toDataURL(otpauth, { width: 220, margin: 1 }) })
    } catch (reason) {
      setError(reason)
    }
  }

  return (
    <Flex justify="center" align="center" style={{ minHeight: '100%', padding: 24, boxSizing: 'border-box' }}>
      <Card style={{ width: 420, maxWidth: '100%' }}>
        <Typography.Title level={1} style={{ fontSize: 24, marginTop: 0 }}>{t('title')}</Typography.Title>
        <Flex vertical gap={16}>
          {token === '' && !bound && <Typography.Text type="danger">{t('noToken')}</Typography.Text>}
          <ErrorNote error={error ?? link.error} />
          {link.isLoading && <Skeleton active />}
          {link.data && <Typography.Text>{t('forWhom', { ...link.data })}</Typography.Text>}
          {link.data && !bound && <PasswordForm onUse={use} />}
          {bound && <Authenticator {...bound} onDone={onDone} />}
        </Flex>
      </Card>
    </Flex>
  )
}

function PasswordForm({ onUse }: { onUse: (given: { password: string }) => Promise<void> }) {
  const { t } = useTranslation('enrol')
  return (
    <Form layout="vertical" onFinish={onUse} requiredMark={false}>
      <Form.Item name="password" label={t('password')} extra={t('rule')} rules={[{ required: true, min: 8, message: t('rule') }]}>
        <Input.Password autoComplete="new-password" autoFocus />
      </Form.Item>
      <Form.Item
        name="again"
        label={t('again')}
        dependencies={['password']}
        rules={[({ getFieldValue }) => ({ validator: (_, value) => (value === getFieldValue('password') ? Promise.resolve() : Promise.reject(new Error(t('differs')))) })]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Button type="primary" htmlType="submit" block>{t('use')}</Button>
    </Form>
  )
}

function Authenticator({ secret, picture, onDone }: { secret: string; picture: string; onDone: () => void }) {
  const { t } = useTranslation('enrol')
  return (
    <Flex vertical gap={12} align="center">
      <Typography.Text strong>{t('scan')}</Typography.Text>
      <img src={picture} alt={t('scan')} width={220} height={220} style={{ borderRadius: 8 }} />
      <Typography.Text type="secondary">{t('scanWhy')}</Typography.Text>
      <Typography.Text>{t('manual')}</Typography.Text>
      <Typography.Text code copyable>{secret}</Typography.Text>
      <Button type="primary" block onClick={onDone}>{t('done')}</Button>
    </Flex>
  )
}
