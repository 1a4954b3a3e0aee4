import { Menu as MantineMenu } from '@mantine/core';
import { useRef } from 'react';
import { Icon, type IconName } from './icon.tsx';
import { KeyHint } from './key-hint.tsx';
import './menu.css';

/** A line of a menu, a line between lines, or what the lines below are about. */
export type MenuItem =
  | {
      readonly id: string;
      readonly label: string;
      /** What a screen reader says, where the label alone does not say it. */
      readonly spoken?: string;
      readonly icon?: IconName;
      readonly shortcut?: string;
      readonly danger?: boolean;
      /** It is what is in force, or what was chosen last. */
      readonly chosen?: boolean;
      readonly disabled?: boolean;
      readonly onSelect: () => void;
    }
  | { readonly id: string; readonly divider: true }
  | { readonly id: string; readonly heading: string };

type MenuProps = {
  /** What the button says; with `icon` alone it is the tooltip. */
  readonly name: string;
  readonly icon?: IconName;
  /** Shows the name beside the icon. */
  readonly labelled?: boolean;
  /** The edge of the button it opens along. */
  readonly align?: 'start' | 'end';
  readonly items: readonly MenuItem[];
};

/** A button that opens a list of acts. */
export function Menu({ name, icon = 'more', labelled, align = 'end', items }: MenuProps) {
  const button = useRef<HTMLButtonElement>(null);
  const select = (act: () => void) => {
    button.current?.focus(); // a dialog that the act opens gives the focus back to where it was then
    act();
  };
  return (
    <MantineMenu
      position={`bottom-${align}`}
      offset={4}
      withinPortal={false}
      floatingStrategy="fixed"
      withInitialFocusPlaceholder={false}
      transitionProps={{ duration: 80 }}
      classNames={{ dropdown: 'ui-menu', item: 'ui-menu-item' }}
    >
      <MantineMenu.Target>
        {labelled ? (
          <button ref={button} type="button" className="ui-button" data-kind="plain" data-chooses title={name}>
            <Icon name={icon} size={16} />
            <span>{name}</span>
            <Icon name="chevron-down" size={14} />
          </button>
        ) : (
          <button ref={button} type="button" className="ui-icon-button" aria-label={name} title={name}>
            <Icon name={icon} />
          </button>
        )}
      </MantineMenu.Target>
      <MantineMenu.Dropdown aria-label={name}>
        {items.map((item) =>
          'divider' in item ? (
            <MantineMenu.Divider key={item.id} className="ui-menu-divider" />
          ) : 'heading' in item ? (
            <MantineMenu.Label key={item.id} className="ui-menu-heading">
              {item.heading}
            </MantineMenu.Label>
          ) : (
            <MantineMenu.Item
              key={item.id}
              disabled={item.disabled}
              aria-label={item.spoken}
              onClick={() => select(item.onSelect)}
              data-danger={item.danger || undefined}
              leftSection={item.icon && <Icon name={item.icon} size={16} />}
              aria-current={item.chosen || undefined}
              rightSection={
                item.shortcut ? <KeyHint shortcut={item.shortcut} /> : item.chosen && <Icon name="check" size={16} />
              }
            >
              {item.label}
            </MantineMenu.Item>
          ),
        )}
      </MantineMenu.Dropdown>
    </MantineMenu>
  );
}
