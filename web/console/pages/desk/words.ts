import type { TFunction } from 'i18next'
import type { Choice, SimilarCall } from './data/incidents.ts'
import { joinNames } from '../../../shared/i18n/join-names.ts'

type Say = TFunction<'desk'>

/** Why this crew: distance, heard, station, vehicle; or why it is not offered. */
export function describeChoice(choice: Choice, t: Say): string {
  const parts = [
    choice.distanceM === null ? t('distanceUnknown') : t('metres', { n: choice.distanceM }),
    choice.state === 'free' ? t('free') : t(choice.state),
    choice.heardAgoS === null ? t('neverHeard') : t('heardAgo', { n: choice.heardAgoS }),
    t(choice.sameStation ? 'sameStation' : 'otherStation'),
    ...(choice.rightVehicle ? [] : [t('wrongVehicle')]),
  ]
  return parts.join(' · ')
}

/** Why an earlier call is offered for a link. */
export function describeGrounds(grounds: SimilarCall['grounds'], t: Say): string {
  const ago = grounds.minutesAgo < 60 ? t('minutesAgo', { n: grounds.minutesAgo }) : t('hoursAgo', { n: Math.floor(grounds.minutesAgo / 60) })
  const parts = [
    ago,
    ...(grounds.samePhone ? [t('samePhone')] : []),
    ...(grounds.distanceM !== null ? [t('samePlaceM', { n: grounds.distanceM })] : grounds.samePlaceName ? [t('samePlaceName')] : []),
    ...(grounds.sameNature ? [t('sameNature')] : []),
    ...(grounds.words.length > 0 ? [t('sharedWords', { words: joinNames(grounds.words) })] : []),
  ]
  return parts.join(' · ')
}
