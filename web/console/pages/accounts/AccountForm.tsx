import { Form, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newIntentId, post } from '../../../shared/api/client.ts'
import { ErrorNote } from '../../../shared/shell/ErrorNote.tsx'
import { roleNames, useUnits, type AccountRow } from './accounts.ts'

interface Fields {
  login: string
  name: string
  roles: string[]
  station?: string
  team?: string
  phone?: string
  reason: string
}

/** Opens an account, or changes one with a reason. `onDone` gets the link's token where one was made. */
export function AccountForm({ account, onDone, onClose }: { account: AccountRow | null; onDone: (link: string | null) => void; onClose: () => void }) {
  const { t, i18n } = useTranslation('accounts')
  const { t: shell } = useTranslation('shell')
  const [form] = Form.useForm<Fields>()
  const [error, setError] = useState<unknown>(null)
  const [intentId] = useState(newIntentId)
  const units = useUnits().data?.units ?? []
  const language = i18n.language === 'en' ? 'en' : 'zh'
  const station = Form.useWatch('station', form)
  const stations = units.filter((u) => u.kind === 'station')
  const teams = units.filter((u) => ['team', 'room', 'office'].includes(u.kind) && u.station === (station ?? ''))

  const save = async () => {
    const { login, reason, station: place = '', team = '', phone = '', ...rest } = await form.validateFields()
    const profile = { ...rest, station: place, team, phone }
    try {
      if (account) {
        await post(`/api/accounts/${account.id}/change`, { ...profile, reason }, intentId)
        onDone(null)
      } else onDone((await post<{ link: string | null }>('/api/accounts', { ...profile, login }, intentId)).link)
    } catch (reason_) {
      setError(reason_)
    }
  }
  const options = (list: typeof units) => list.map((u) => ({ value: u.id, label: u.name[language] }))

  return (
    <Modal open title={account ? t('changeFor', { name: account.name }) : t('open')} okText={t('save')} cancelText={t('cancel')} onOk={() => void save()} onCancel={onClose}>
      <Form form={form} layout="vertical" initialValues={account ? { ...account, station: account.station || undefined, team: account.team || undefined } : {}} requiredMark={false}>
        {!account && (
          <Form.Item name="login" label={t('login')} extra={t('loginRule')} rules={[{ required: true, pattern: /^[a-z][a-z0-9.-]{1,31}$/, message: t('loginRule') }]}>
            <Input autoCapitalize="none" spellCheck={false} autoFocus />
          </Form.Item>
        )}
        <Form.Item name="name" label={t('name')} rules={[{ required: true, message: t('name') }]}><Input maxLength={60} /></Form.Item>
        <Form.Item name="roles" label={t('roles')} rules={[{ required: true, message: t('roles') }]}>
          <Select mode="multiple" options={roleNames.map((value) => ({ value, label: shell(value) }))} optionFilterProp="label" />
        </Form.Item>
        <Form.Item name="station" label={t('station')}><Select allowClear options={options(stations)} onChange={() => form.setFieldValue('team', undefined)} /></Form.Item>
        <Form.Item name="team" label={t('team')}><Select allowClear options={options(teams)} /></Form.Item>
        <Form.Item name="phone" label={t('phone')}><Input inputMode="tel" maxLength={30} /></Form.Item>
        {account && <Form.Item name="reason" label={t('reason')} rules={[{ required: true, message: t('reason') }]}><Input maxLength={400} /></Form.Item>}
        <ErrorNote error={error} />
      </Form>
    </Modal>
  )
}
