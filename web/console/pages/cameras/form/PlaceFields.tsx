import { Alert, Button, Flex, Form, Input, InputNumber, Select } from 'antd'
import { Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CountyMap } from '../../../../shared/map/index.ts'
import { useDark } from '../../../../shared/shell/Providers.tsx'
import { places, type CameraOptions } from '../cameras.ts'
import { useMapTexts, Waiting } from '../CamerasMap.tsx'
import type { CameraFields } from './fields.ts'

/** Where it stands, where it looks, and what kind of place that is. A forbidden one is refused as soon as it is chosen. */
export function PlaceFields({ options }: { options: CameraOptions | undefined }) {
  const { t, i18n } = useTranslation('cameras')
  const form = Form.useFormInstance<CameraFields>()
  const category = Form.useWatch('category', form) as string | undefined
  const language = i18n.language === 'en' ? 'en' : 'zh'
  const isForbidden = (places.art8 as readonly string[]).includes(category ?? '')
  const groups = (Object.keys(places) as (keyof typeof places)[]).map((group) => ({ label: t(`group_${group}`), options: places[group].map((value) => ({ value, label: t(`place_${value}`) })) }))
  return (
    <>
      <Form.Item name="name" label={t('name')} rules={[{ required: true, whitespace: true, message: t('required') }]}><Input maxLength={60} autoFocus /></Form.Item>
      <Form.Item name="place" label={t('placeText')} rules={[{ required: true, whitespace: true, message: t('required') }]}><Input maxLength={200} /></Form.Item>
      <Flex gap={12}>
        <Form.Item name="station" label={t('station')} rules={[{ required: true, message: t('required') }]} style={{ flex: 1 }}>
          <Select options={(options?.stations ?? []).map((s) => ({ value: s.id, label: s[language] }))} />
        </Form.Item>
        <Form.Item name="category" label={t('category')} rules={[{ required: true, message: t('required') }]} style={{ flex: 1 }}>
          <Select options={groups} showSearch={{ optionFilterProp: 'label' }} />
        </Form.Item>
      </Flex>
      {isForbidden && <Alert type="error" showIcon title={t('forbidden')} description={t('forbiddenTodo')} style={{ marginBottom: 16 }} />}
      <PositionField />
      <Flex gap={12}>
        <Form.Item name="bearing" label={t('bearing')} style={{ flex: 1 }}><InputNumber min={0} max={360} suffix="°" style={{ width: '100%' }} /></Form.Item>
        <Form.Item name="fieldOfView" label={t('angle')} style={{ flex: 1 }}><InputNumber min={1} max={360} suffix="°" style={{ width: '100%' }} /></Form.Item>
        <Form.Item name="reach" label={t('reach')} style={{ flex: 1 }}><InputNumber min={1} max={5000} suffix="m" style={{ width: '100%' }} /></Form.Item>
      </Flex>
    </>
  )
}

/** Typed in, in any of the systems that maps here use, or picked on the map, where the wedge shows what the camera sees. */
function PositionField() {
  const { t, i18n } = useTranslation('cameras')
  const form = Form.useFormInstance<CameraFields>()
  const dark = useDark()
  const texts = useMapTexts()
  const [isPicking, setPicking] = useState(false)
  const [lon, lat, system, bearing, fieldOfView, reach] = (['lon', 'lat', 'system', 'bearing', 'fieldOfView', 'reach'] as const).map((name) => Form.useWatch(name, form)) as [number | null, number | null, string, number | null, number | null, number | null]
  const at = lon == null || lat == null || system === 'gcj02' ? null : ([lon, lat] as const)
  const seen = at ? [{ id: 'new', name: '', lonLat: at, bearing, ...(fieldOfView ? { fieldOfView } : {}), ...(reach ? { range: reach } : {}), health: 'ok' as const, isPublic: true }] : []
  return (
    <>
      <Flex gap={12} align="end">
        <Form.Item name="lon" label={t('lon')} style={{ flex: 1 }}><InputNumber min={-180} max={180} precision={6} controls={false} style={{ width: '100%' }} /></Form.Item>
        <Form.Item name="lat" label={t('lat')} style={{ flex: 1 }}><InputNumber min={-90} max={90} precision={6} controls={false} style={{ width: '100%' }} /></Form.Item>
        <Form.Item name="system" label={t('system')} style={{ width: 176 }}>
          <Select options={['cgcs2000', 'wgs84', 'gcj02'].map((value) => ({ value, label: t(`system_${value}`) }))} />
        </Form.Item>
        <Form.Item label=" "><Button onClick={() => setPicking(!isPicking)} aria-expanded={isPicking}>{t('pick')}</Button></Form.Item>
      </Flex>
      {isPicking && (
        <div style={{ height: 260, marginBottom: 16 }}>
          <Suspense fallback={<Waiting />}>
            <CountyMap
              theme={dark ? 'dark' : 'light'}
              language={i18n.language === 'en' ? 'en' : 'zh'}
              texts={texts}
              cameras={seen}
              {...(at ? { center: at, zoom: 16 } : {})}
              picked={at}
              onPick={([x, y]) => form.setFieldsValue({ lon: x, lat: y, system: 'cgcs2000' })}
            />
          </Suspense>
        </div>
      )}
    </>
  )
}
