/** The icon of a finding by its severity, and the colour of the icon. */
export const findingIcons = {
  error: ['error', 'list.errorForeground'],
  warning: ['warning', 'list.warningForeground'],
  info: ['info', undefined],
  hint: ['lightbulb', undefined],
} as const;
