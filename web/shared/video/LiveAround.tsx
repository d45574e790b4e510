import { Button, Empty, Flex, Modal, Skeleton, Typography } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { post } from '../api/client.ts'
import { useKeys } from '../keyboard/use-keys.ts'
import { ErrorNote } from '../shell/ErrorNote.tsx'
import { LivePlayer } from './LivePlayer.tsx'

interface Around {
  id: string
  cameras: { id: string; name: string; place: string }[]
}

/**
 * Public cameras around an open call, six at most, the nearest first. A picture shows when somebody asks for it, by its number
 * or a click: each is a look of its own on the ledger. Several are small pictures (sub-streams); one that is enlarged, or alone, is
 * the main one.
 */
export function LiveAround({ incident, viewer, onClose }: { incident: string; viewer: string; onClose: () => void }) {
  const { t } = useTranslation('live')
  const { data, error } = useQuery({ queryKey: ['live-around', incident], queryFn: () => post<Around>('/api/footage/live', { incident }), retry: false, staleTime: Infinity, gcTime: 0 })
  const [shown, setShown] = useState<ReadonlySet<string>>(new Set())
  const [enlarged, setEnlarged] = useState<string | null>(null)
  const turn = (id: string) => {
    setShown((before) => new Set(before.has(id) ? [...before].filter((other) => other !== id) : [...before, id]))
    if (id === enlarged) setEnlarged(null)
  }
  const enlarge = (id: string) => {
    setShown((before) => new Set([...before, id]))
    setEnlarged(id === enlarged ? null : id)
  }
  useKeys(Object.fromEntries((data?.cameras ?? []).flatMap(({ id }, i) => [[String(i + 1), () => turn(id)], [`Alt+Digit${i + 1}`, () => enlarge(id)]])), { inDialog: true })
  return (
    <Modal open title={<Flex gap={12} align="baseline">{t('around')}<Typography.Text type="secondary" style={{ fontWeight: 400, fontSize: 13 }}>{t('recorded')}</Typography.Text></Flex>} footer={null} onCancel={onClose} width="min(1240px, 94vw)" centered destroyOnHidden>
      <ErrorNote error={error} />
      {!data && !error && <Skeleton active />}
      {data?.cameras.length === 0 && <Empty description={<>{t('none')}<br /><Typography.Text type="secondary">{t('noneHint')}</Typography.Text></>} />}
      <div style={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(340px, 1fr))', gap: 12 }}>
        {data?.cameras.map((camera, i) => (
          <Tile key={camera.id} number={i + 1} name={camera.name} place={camera.place} isShown={shown.has(camera.id)} isEnlarged={camera.id === enlarged} onTurn={() => turn(camera.id)} onEnlarge={() => enlarge(camera.id)}>
            <Look grant={data.id} camera={camera.id} stream={camera.id === enlarged || shown.size === 1 ? 'main' : 'sub'} viewer={viewer} />
          </Tile>
        ))}
      </div>
    </Modal>
  )
}

interface TileProps {
  number: number
  name: string
  place: string
  isShown: boolean
  isEnlarged: boolean
  onTurn: () => void
  onEnlarge: () => void
  children: ReactNode
}

/** An enlarged one stands first, over the whole width; by style alone, so that its picture goes on. */
function Tile({ number, name, place, isShown, isEnlarged, onTurn, onEnlarge, children }: TileProps) {
  const { t } = useTranslation('live')
  return (
    <section aria-label={name} style={isEnlarged ? { gridColumn: '1 / -1', order: -1 } : {}}>
      <Flex align="center" gap={8} style={{ marginBottom: 4 }}>
        <Flex vertical style={{ flex: 1, minWidth: 0 }}>
          <Typography.Text strong ellipsis={{ tooltip: name }}>{name}</Typography.Text>
          <Typography.Text type="secondary" ellipsis={{ tooltip: place }} style={{ fontSize: 12 }}>{place}</Typography.Text>
        </Flex>
        {isShown && <Button size="small" onClick={onEnlarge} aria-pressed={isEnlarged}>{t(isEnlarged ? 'shrink' : 'enlarge')} <kbd>Alt+{number}</kbd></Button>}
        <Button size="small" type={isShown ? 'default' : 'primary'} onClick={onTurn} aria-pressed={isShown}>{t(isShown ? 'hide' : 'show')} <kbd>{number}</kbd></Button>
      </Flex>
      <div style={{ aspectRatio: '16 / 9', maxHeight: 'calc(100vh - 176px)', marginInline: 'auto', borderRadius: 6, overflow: 'hidden', background: 'color-mix(in srgb, currentColor 8%, transparent)' }}>{isShown && children}</div>
    </section>
  )
}

/** One look: opened on the ledger before the first picture, closed when it goes. */
function Look({ grant, camera, stream, viewer }: { grant: string; camera: string; stream: 'main' | 'sub'; viewer: string }) {
  const [look, setLook] = useState<string | null>(null)
  const [error, setError] = useState<unknown>(null)
  useEffect(() => {
    let isGone = false
    let opened: string | null = null
    const close = (id: string) => void post(`/api/footage/looks/${id}/close`).catch(() => undefined)
    post<{ id: string }>('/api/footage/looks', { grant, camera, kind: 'live' }).then(
      ({ id }) => {
        opened = id
        if (isGone) close(id)
        else setLook(id)
      },
      (reason: unknown) => isGone || setError(reason),
    )
    return () => {
      isGone = true
      if (opened) close(opened)
    }
  }, [grant, camera])
  if (error) return <ErrorNote error={error} />
  return look && <LivePlayer path={`/api/footage/looks/${look}/live`} stream={stream} viewer={viewer} />
}
