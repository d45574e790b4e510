import { Spin } from 'antd'
import { Suspense, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { CountyMap, type LonLat, type MapCamera } from '../../../../shared/map/index.ts'
import { useDark } from '../../../../shared/shell/Providers.tsx'
import type { GrantCamera } from '../grants.ts'

interface Props {
  cameras: readonly MapCamera[]
  selected: string | null
  center?: LonLat
  onSelect?(camera: string): void
}

/** Cameras on the county's map, in the words of the footage pages. */
export function CameraMap({ cameras, selected, center, onSelect }: Props) {
  const { t, i18n } = useTranslation('review')
  const isDark = useDark()
  const texts = useMemo(
    () => ({ map: t('map'), zoomIn: t('zoomIn'), zoomOut: t('zoomOut'), home: t('mapHome'), pickHint: '', picked: '', loading: t('loading'), failed: t('mapFailed') }),
    [t],
  )
  return (
    <Suspense fallback={<Spin delay={200} />}>
      <CountyMap
        theme={isDark ? 'dark' : 'light'} language={i18n.language === 'en' ? 'en' : 'zh'} texts={texts} cameras={cameras} selected={selected ? { kind: 'camera', id: selected } : null}
        {...(onSelect ? { onSelect: ({ kind, id }: { kind: string; id: string }) => kind === 'camera' && onSelect(id) } : {})} {...(center ? { center, zoom: 14.5 } : {})}
      />
    </Suspense>
  )
}

/** What the map draws of cameras; those that are chosen carry a tick. */
export function toMapCameras(cameras: readonly GrantCamera[], chosen: readonly string[] = []): MapCamera[] {
  return cameras.flatMap((c) =>
    c.position
      ? [{
          id: c.id, name: `${chosen.includes(c.id) ? '✓ ' : ''}${c.name}`, lonLat: [c.position.lon, c.position.lat] as const, bearing: c.bearing, isPublic: c.publicPlace,
          ...(c.fieldOfView ? { fieldOfView: c.fieldOfView } : {}), ...(c.reach ? { range: c.reach } : {}),
        }]
      : [],
  )
}
