import { Flex, Spin } from 'antd'
import { Suspense, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Point } from '#answers/cameras'
import { CountyMap, type LonLat, type MapCamera } from '../../../shared/map/index.ts'
import { useDark } from '../../../shared/shell/Providers.tsx'
import type { CameraRow } from './cameras.ts'
import type { Moving } from './position/MoveBar.tsx'

const none: Point[] = []

/** Where the cameras stand, thousands in clusters; the selected one with what it sees. `frame`: what to bring into view when it changes. */
export function CamerasMap({ points = none, frame, selected, moving, onMove, onSelect }: {
  points: Point[] | undefined
  frame: Point[] | null
  selected: CameraRow | undefined
  moving: Moving | null
  onMove: (to: Moving['to']) => void
  onSelect: (id: string) => void
}) {
  const { t, i18n } = useTranslation('cameras')
  const texts = useMapTexts()
  const dark = useDark()
  const shown = useMemo(() => (selected?.position ? [toMapCamera(selected, moving?.to ?? selected.position)] : []), [selected, moving])
  const { lon, lat } = selected?.position ?? {}
  const focus = useMemo(() => (lon === undefined || lat === undefined ? null : { lonLat: [lon, lat] as LonLat, zoom: 17 }), [lon, lat])
  const handle = useMemo(() => moving && { lonLat: [moving.to.lon, moving.to.lat] as LonLat, label: t('moveHandle', { name: moving.row.name }) }, [moving, t])
  return (
    <Suspense fallback={<Waiting />}>
      <CountyMap
        theme={dark ? 'dark' : 'light'}
        language={i18n.language === 'en' ? 'en' : 'zh'}
        texts={texts}
        points={points}
        frame={frame}
        cameras={shown}
        selected={selected ? { kind: 'camera', id: selected.id } : null}
        focus={focus}
        moving={handle}
        onMove={([x, y]) => onMove({ lon: x, lat: y })}
        onSelect={({ id }) => onSelect(id)}
      />
    </Suspense>
  )
}

function toMapCamera(c: CameraRow, at: Moving['to']): MapCamera {
  const isOff = c.state === 'active' && (c.health ? c.health.state === 'offline' || c.health.state === 'stopped' : c.online === false)
  return {
    id: c.id, name: c.name, lonLat: [at.lon, at.lat], bearing: c.bearing, ...(c.fieldOfView === null ? {} : { fieldOfView: c.fieldOfView }), ...(c.reach === null ? {} : { range: c.reach }),
    health: isOff ? 'offline' : 'ok', isPublic: c.publicPlace,
  }
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
