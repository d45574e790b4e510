import { Button, Card, Flex, Skeleton, Typography } from 'antd'
import { useTranslation } from 'react-i18next'
import type { OpenMatter } from '#answers/visits'
import { useUnitNames } from '../../../../shared/api/units.ts'
import { formatExact } from '../../../../shared/i18n/time.ts'
import { useKeys } from '../../../../shared/keyboard/use-keys.ts'
import { useColleagues, useMatter } from '../grid.ts'
import { Refusal } from '../Refusal.tsx'
import { Photo } from './Photo.tsx'
import { Talk } from './Talk.tsx'
import { useSteps } from './use-steps.tsx'
import { Waiting } from './Waiting.tsx'

/** A hard matter: what was pushed, all that was said of it since, and what can be done now, each by its key. */
export function MatterFile({ id, onClose }: { id: string; onClose: () => void }) {
  const { data, error } = useMatter(id)
  if (error) return <Card size="small" className="grid-file"><Refusal error={error} /></Card>
  if (!data) return <Card size="small" className="grid-file lq-late"><Skeleton active /></Card>
  return <Open matter={data} onClose={onClose} />
}

function Open({ matter, onClose }: { matter: OpenMatter; onClose: () => void }) {
  const { t } = useTranslation('grid')
  const { nameOf } = useUnitNames()
  const people = useColleagues()
  const { steps, dialog } = useSteps(matter)
  useKeys(Object.fromEntries(steps.map(({ key, start }) => [key, start])))
  return (
    <Card
      size="small" className="grid-file"
      title={<h2 className="grid-head">{matter.urgent && <span className="grid-urgent">{t('urgent')}</span>}{t(`kind_${matter.kind}`)} <Waiting row={matter} /></h2>}
      extra={<Button type="text" size="small" aria-label={t('closeFile')} onClick={onClose}>✕</Button>}
    >
      {steps.length > 0 && <Flex gap={8} wrap className="grid-steps">{steps.map(({ key, label, start }, i) => <Button key={key} size="small" type={i === 0 ? 'primary' : 'default'} onClick={start}>{label} <kbd>{key.toUpperCase()}</kbd></Button>)}</Flex>}
      <p className="grid-words">{matter.text}</p>
      <dl className="grid-about">
        <dt>{t('place')}</dt><dd>{matter.place || t('notSaid')}</dd>
        <dt>{t('sender')}</dt><dd>{people.nameOf(matter.by) ?? matter.by} · {nameOf(matter.station)} · {formatExact(matter.at).slice(0, 16)}</dd>
        <dt>{t('handler')}</dt><dd>{matter.with || t('room')}</dd>
      </dl>
      {matter.photos.length > 0 && <ul className="grid-photos" aria-label={t('photos')}>{matter.photos.map((photo) => <Photo key={photo.sha256} {...photo} />)}</ul>}
      <Talk lines={matter.talk} sender={matter.by} />
      {steps.length === 0 && <Typography.Text type="secondary">{t('roomHandles')}</Typography.Text>}
      {dialog}
    </Card>
  )
}
