import type { ReactNode } from 'react'

const Icon = ({ children }: { children: ReactNode }) => (
  <svg viewBox="0 0 24 24" width="24" height="24" fill="none" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" strokeLinejoin="round" aria-hidden>{children}</svg>
)

export const HomeIcon = () => <Icon><path d="M3 11 12 4l9 7M6 9.5V20h12V9.5M10 20v-6h4v6" /></Icon>
export const BoxIcon = () => <Icon><path d="M4 13 6 5h12l2 8v6H4zM4 13h5l1 2h4l1-2h5" /></Icon>
export const PersonIcon = () => <Icon><circle cx="12" cy="8" r="4" /><path d="M4 21c1-4 4-6 8-6s7 2 8 6" /></Icon>
export const FlameIcon = () => <Icon><path d="M12 3c1 4 5 5 5 10a5 5 0 0 1-10 0c0-2 1-3 2-4 0 2 1 3 2 3 1-3-1-5 1-9z" /></Icon>
export const TalkIcon = () => <Icon><path d="M4 5h11v8H9l-3 3v-3H4zM9 16h6l3 3v-3h2V9" /></Icon>
export const PushIcon = () => <Icon><path d="M12 20V6M6 11l6-6 6 6M5 3h14" /></Icon>
export const CameraIcon = () => <Icon><path d="M4 8h4l2-3h4l2 3h4v11H4z" /><circle cx="12" cy="13" r="3.5" /></Icon>
export const ListIcon = () => <Icon><path d="M5 4h14v17H5zM8.5 9.5l1.5 1.5 2.5-3M8.5 15.5l1.5 1.5 2.5-3M15 10h1M15 16h1" /></Icon>
export const PlateIcon = () => <Icon><path d="M4 8V4h4M16 4h4v4M20 16v4h-4M8 20H4v-4M8 8h3v3H8zM13 8h3v3h-3zM8 13h3v3H8zM13.5 13.5h2.5v2.5" /></Icon>
