import { Alert, Flex, Tag, Typography } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { HazardFile } from '#answers/hazards'
import { formatExact } from '../../../../shared/i18n/time.ts'
import { DueMark } from '../DueMark.tsx'
import { SeverityMark } from '../SeverityMark.tsx'
import { Party } from './Party.tsx'
import { Photos } from './Photos.tsx'

/** What it is, where, who mends it by when. */
export function Facts({ file }: { file: HazardFile }) {
  const { t } = useTranslation('hazards')
  return (
    <Flex vertical gap={12}>
      {file.unseen && <Alert type="error" showIcon title={t('unseen')} />}
      {file.notYours && <Alert type="info" showIcon title={t('notYours')} />}
      <Flex gap={8} align="center" wrap>
        <SeverityMark severity={file.severity} />
        <Typography.Text strong>{t(`kind_${file.kind}`)} · {file.place}</Typography.Text>
        <Tag style={{ margin: 0 }}>{t(`status_${file.status}`)}</Tag>
      </Flex>
      <Typography.Paragraph style={{ margin: 0 }}>{file.text}</Typography.Paragraph>
      <dl className="hazard-facts">
        <dt>{t('due')}</dt><dd><DueMark row={file} /></dd>
        <dt>{t('responsible')}</dt><dd><Party file={file} /></dd>
        <dt>{t('notice')}</dt><dd>{file.noticeAt ? formatExact(file.noticeAt).slice(0, 16) : t('noNotice')}</dd>
        <dt>{t('foundBy')}</dt><dd>{file.foundBy.name} · {formatExact(file.foundAt).slice(0, 16)}</dd>
        <dt>{t('assignee')}</dt><dd>{file.assignee?.name ?? t('nobody')}</dd>
        {file.former && <><dt>{t('former')}</dt><dd><Link to={`/hazards/${file.former.id}`}>{file.former.number}</Link> · {t(`status_${file.former.status}`)} · {formatExact(file.former.foundAt).slice(0, 10)}</dd></>}
        {file.later.length > 0 && <><dt>{t('later')}</dt><dd>{file.later.map((one) => <span key={one.id}><Link to={`/hazards/${one.id}`}>{one.number}</Link> · {t(`status_${one.status}`)} </span>)}</dd></>}
      </dl>
      <Photos photos={file.pictures} />
    </Flex>
  )
}
