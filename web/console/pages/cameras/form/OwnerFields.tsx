import { Checkbox, Flex, Form, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { ownerKinds, type CameraOptions } from '../cameras.ts'
import type { CameraFields } from './fields.ts'

/** Whose it is, and whether it films a public place. */
export function OwnerFields({ options }: { options: CameraOptions | undefined }) {
  const { t } = useTranslation('cameras')
  const form = Form.useFormInstance<CameraFields>()
  const kind = Form.useWatch('ownerKind', form) as string | undefined
  return (
    <>
      <Flex gap={12}>
        <Form.Item name="ownerKind" label={t('ownerKind')} rules={[{ required: true, message: t('required') }]} style={{ flex: 1 }}>
          <Select options={ownerKinds.map((value) => ({ value, label: t(`kind_${value}`) }))} />
        </Form.Item>
        <Form.Item name="ownerName" label={t('ownerName')} rules={[{ required: true, whitespace: true, message: t('required') }]} style={{ flex: 1.4 }}><Input maxLength={80} /></Form.Item>
      </Flex>
      <Form.Item name="ownerPhone" label={t('ownerPhone')} extra={t('ownerPhoneHint')}><Input maxLength={30} inputMode="tel" /></Form.Item>
      <Form.Item name="ownerAccount" label={t('ownerAccount')} extra={t('ownerAccountHint')}>
        <Select allowClear showSearch={{ optionFilterProp: 'label' }} options={(options?.owners ?? []).map((o) => ({ value: o.account, label: `${o.name}（${o.account}）` }))} />
      </Form.Item>
      <Form.Item
        name="publicPlace"
        valuePropName="checked"
        dependencies={['ownerKind']}
        extra={t('publicPlaceHint')}
        rules={[{ validator: (_, isPublic: boolean) => (isPublic && kind === 'household' ? Promise.reject(new Error(t('householdPublic'))) : Promise.resolve()) }]}
      >
        <Checkbox>{t('publicPlaceBox')}</Checkbox>
      </Form.Item>
    </>
  )
}
