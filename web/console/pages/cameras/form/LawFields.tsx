import { Alert, Checkbox, Flex, Form, Input, InputNumber, Radio, Typography } from 'antd'
import { useTranslation } from 'react-i18next'
import { floorDays, hasFloor, legalClasses } from '../cameras.ts'
import type { CameraFields } from './fields.ts'

/** On what ground it stands (Decree 799), each class said in a sentence with its article, and how long footage is kept. */
export function LawFields() {
  const { t } = useTranslation('cameras')
  const form = Form.useFormInstance<CameraFields>()
  const legalClass = Form.useWatch('legalClass', form) as string | undefined
  const seesPrivacy = Form.useWatch('seesPrivacy', form) as boolean | undefined
  const nearSecretSite = Form.useWatch('nearSecretSite', form) as boolean | undefined
  return (
    <>
      <Form.Item name="legalClass" label={t('class')} extra={t('classHint')}>
        <Radio.Group style={{ width: '100%' }}>
          <Flex vertical gap={8}>
            {legalClasses.map((value) => (
              <Radio key={value} value={value} style={{ alignItems: 'flex-start' }}>
                <Flex vertical>
                  <span>{t(`class_${value}`)} <Typography.Text type="secondary">{t(`article_${value}`)}</Typography.Text></span>
                  <Typography.Text type="secondary" style={{ fontSize: 12, whiteSpace: 'normal' }}>{t(`explain_${value}`)}</Typography.Text>
                </Flex>
              </Radio>
            ))}
          </Flex>
        </Radio.Group>
      </Form.Item>
      <Form.Item
        name="retentionDays"
        label={t('kept')}
        dependencies={['legalClass']}
        extra={t(hasFloor(legalClass) ? 'floorHint' : 'noFloorHint', { days: floorDays })}
        rules={[{ required: true, message: t('required') }, { validator: (_, days: number) => (hasFloor(legalClass) && days < floorDays ? Promise.reject(new Error(t('floor', { days: floorDays }))) : Promise.resolve()) }]}
      >
        <InputNumber min={1} max={3650} suffix={t('daysUnit')} style={{ width: 140 }} />
      </Form.Item>
      <Form.Item name="necessity" label={t('necessity')} extra={t('necessityHint')}><Input.TextArea autoSize={{ minRows: 2, maxRows: 4 }} maxLength={400} /></Form.Item>
      <Form.Item name="seesPrivacy" valuePropName="checked" style={{ marginBottom: 8 }}><Checkbox>{t('seesPrivacy')}</Checkbox></Form.Item>
      {seesPrivacy && <Alert type="error" showIcon title={t('forbidden')} description={t('forbiddenTodo')} style={{ marginBottom: 16 }} />}
      <Form.Item name="nearSecretSite" valuePropName="checked"><Checkbox>{t('nearSecretSite')}</Checkbox></Form.Item>
      {nearSecretSite && <Form.Item name="consentDocument" label={t('consentDocument')}><Input maxLength={200} /></Form.Item>}
      <Form.Item name="signText" label={t('sign')} extra={t('signHint')}><Input maxLength={200} /></Form.Item>
      <Form.Item name="signPhoto" valuePropName="checked"><Checkbox>{t('signPhoto')}</Checkbox></Form.Item>
    </>
  )
}
