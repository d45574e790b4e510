import { useTranslation } from 'react-i18next'
import { goTo } from '../shell/route.ts'
import { useOwnMatters } from './own-matters.ts'
import { useMatterWords } from './use-matter-words.ts'

/** Hard matters that one pushed: where each is, and what was said last. */
export function OwnMatters() {
  const { t } = useTranslation('matter')
  const { t: grid } = useTranslation('grid')
  const words = useMatterWords()
  const matters = useOwnMatters() ?? []
  if (matters.length === 0) return null
  return (
    <section>
      <h2>{t('mine')}</h2>
      {matters.map((matter) => {
        const last = matter.talk.at(-1)
        return (
          <button type="button" key={matter.id} className="grid-card grid-matter" data-state={matter.state} onClick={() => goTo('matter', matter.id)}>
            <span><b>{matter.urgent && <strong>{grid('urgent')} </strong>}{grid(`matter_${matter.kind}`)}</b><em>{words.where(matter)}</em></span>
            <span className="grid-brief">{matter.text}</span>
            {last && <span className="grid-brief grid-muted">{words.who(last)}{t('colon')}{last.text || words.what(last)}</span>}
          </button>
        )
      })}
    </section>
  )
}
