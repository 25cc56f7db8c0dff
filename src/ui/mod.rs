//! The kit that screens are made of: each piece with its stylesheet beside it, knowing nothing of sales. Variants are
//! enums that feed class names.

mod button;
mod chip;
mod choice;
mod combobox;
mod combobox_keys;
mod combobox_list;
mod combobox_pointer;
mod external_link;
mod field_lines;
mod focus;
mod gradually;
mod icon;
mod keys;
mod notice;
mod ordered_list;
mod ordered_list_moves;
mod skeleton;
mod step_bar;
mod tabs;
mod text_field;

pub use button::{Button, ButtonKind};
pub use chip::{Chip, ChipTone};
pub use choice::{Checkbox, Choice, RadioGroup};
pub use combobox::{ComboOption, Combobox};
pub use external_link::ExternalLink;
pub use focus::{focus, focus_first_invalid, focus_when_shown, holds_focus, keep_focus_inside, once_shown};
pub use gradually::{PIECE, gradually};
pub use icon::{Icon, Shape};
pub use notice::{Notice, NoticeTone};
pub use ordered_list::{OrderedItem, OrderedList};
pub use skeleton::Skeleton;
pub use step_bar::StepBar;
pub use tabs::{Tab, Tabs};
pub use text_field::TextField;
