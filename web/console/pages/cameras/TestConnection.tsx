import { Alert, Button, Descriptions, Flex, Typography } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { post } from '../../../shared/api/client.ts'
import { ErrorNote } from '../../../shared/shell/ErrorNote.tsx'
import { nameVideo } from '../../../shared/video/name-video.ts'

type Facts =
  | { reachable: false; code: string; detail: string }
  | { reachable: true; codec: string; width: number; height: number; fps: number; kbps: number; keyframeSeconds: number; packetsLost: number; clockOffsetMs: number | null }
/** `sub`: the same of the sub-stream, where there is one. */
type Result = Facts & { sub?: Facts }

/** Tries an address from where it will be recorded, and shows technical facts: never a picture. `body` answers what to test, or null. */
export function TestConnection({ body }: { body: () => object | null }) {
  const { t } = useTranslation('cameras')
  const [result, setResult] = useState<Result | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const end = useRef<HTMLDivElement>(null)
  // A browser may answer a scroll with a promise, which React would call as a clean-up.
  useEffect(() => {
    end.current?.scrollIntoView({ block: 'nearest' })
  }, [result, error])
  const test = async () => {
    const asked = body()
    if (!asked) return
    setBusy(true)
    setResult(null)
    setError(null)
    await post<Result>('/api/camera-test', asked).then(setResult, setError)
    setBusy(false)
  }
  return (
    <Flex vertical gap={8}>
      <Flex gap={8} align="center">
        <Button size="small" loading={busy} onClick={() => void test()}>{t('test')}</Button>
        <Typography.Text type="secondary" style={{ fontSize: 12 }} role="status">{busy ? t('testing') : t('testHint')}</Typography.Text>
      </Flex>
      <ErrorNote error={error} />
      {result && <Outcome facts={result} />}
      {result?.sub && <><Typography.Text type="secondary">{t('subUrl')}</Typography.Text><Outcome facts={result.sub} /></>}
      <div ref={end} />
    </Flex>
  )
}

function Outcome({ facts }: { facts: Facts }) {
  const { t } = useTranslation('cameras')
  if (facts.reachable) return <Reached facts={facts} />
  return <Alert type="error" showIcon title={t(`code_${facts.code}`, t('code_other', { code: facts.code }))} description={<>{t(`todo_${facts.code}`, '')} <Typography.Text type="secondary">{facts.detail}</Typography.Text></>} />
}

/** A camera whose clock is further off confuses whoever reads the time in its picture. */
const noticedOffsetMs = 2_000

function Reached({ facts: given }: { facts: Extract<Facts, { reachable: true }> }) {
  const { t } = useTranslation('cameras')
  const offset = given.clockOffsetMs
  const facts = [
    [t('codec'), nameVideo(given.codec)], [t('size'), `${given.width}×${given.height}`], [t('fps'), String(given.fps)], [t('bitrate'), t('kbps', { kbps: given.kbps })],
    [t('keyframes'), t('seconds', { seconds: given.keyframeSeconds })], [t('lost'), String(given.packetsLost)],
    ...(offset === null ? [] : [[t('clock'), Math.abs(offset) < noticedOffsetMs ? t('clockRight') : t('clockOff', { seconds: Math.round(offset / 1000) })]]),
  ]
  return <Alert type="success" showIcon title={t('reachable')} description={<Descriptions size="small" column={2} items={facts.map(([label, children]) => ({ key: label!, label, children }))} />} />
}
