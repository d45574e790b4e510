import { Flex, Spin } from 'antd'
import { Suspense, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { CountyMap, type LonLat } from '../../../shared/map/index.ts'
import { useDark } from '../../../shared/shell/Providers.tsx'
import type { CameraRow } from './cameras.ts'

/** Where the cameras stand and look. */
export function CamerasMap({ cameras, selected, onSelect }: { cameras: CameraRow[]; selected: CameraRow | undefined; onSelect: (id: string) => void }) {
  const texts = useMapTexts()
  const { i18n } = useTranslation()
  const dark = useDark()
  const shown = useMemo(() => cameras.flatMap((c) => (c.position === null ? [] : [{
    id: c.id, name: c.name, lonLat: [c.position.lon, c.position.lat] as const, bearing: c.bearing,
    ...(c.fieldOfView === null ? {} : { fieldOfView: c.fieldOfView }), ...(c.reach === null ? {} : { range: c.reach }),
    health: c.health?.state === 'recording' ? ('ok' as const) : ('offline' as const), isPublic: c.publicPlace,
  }])), [cameras])
  const { lon, lat } = selected?.position ?? {}
  const focus = useMemo(() => (lon === undefined || lat === undefined ? null : { lonLat: [lon, lat] as LonLat, zoom: 17 }), [lon, lat])
  return (
    <Suspense fallback={<Waiting />}>
      <CountyMap
        theme={dark ? 'dark' : 'light'}
        language={i18n.language === 'en' ? 'en' : 'zh'}
        texts={texts}
        cameras={shown}
        selected={selected ? { kind: 'camera', id: selected.id } : null}
        focus={focus}
        onSelect={({ id }) => onSelect(id)}
      />
    </Suspense>
  )
}

export function Waiting() {
  return <Flex justify="center" align="center" style={{ height: '100%' }}><Spin delay={200} /></Flex>
}

export function useMapTexts() {
  const { t } = useTranslation('cameras')
  return useMemo(() => ({
    map: t('map'), zoomIn: t('zoomIn'), zoomOut: t('zoomOut'), home: t('wholeCounty'), pickHint: t('pickHint'), picked: t('picked'), loading: t('mapLoading'), failed: t('mapFailed'),
  }), [t])
}
