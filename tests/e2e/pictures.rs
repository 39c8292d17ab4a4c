//! Takes pictures of the views, the same ones on every machine.

use serde_json::json;

use crate::chromium;
use crate::layout::{self, Layout};
use crate::page::Page;
use crate::views::{ALL, Extent, Place, View, pass_over_preloads};

/// The screens: a small phone, a phone, a tablet, a desk.
pub const SCREENS: [(u32, u32); 4] = [(320, 640), (390, 844), (820, 1180), (1440, 900)];

/// A wide one, for the first visit alone: wider pages have more room and nothing else.
pub const WIDE: (u32, u32) = (2560, 1440);

/// The readers' preferences.
pub const THEMES: [&str; 2] = ["light", "dark"];

/// Noon of a day: what the page writes a date on is the same every day.
const MOMENT: u64 = 1_795_867_200_000;

/// One picture of a view.
#[derive(Clone, Copy)]
pub struct Shot {
    /// The view.
    pub view: &'static View,
    /// Width and height of the screen.
    pub screen: (u32, u32),
    /// Light or dark.
    pub theme: &'static str,
}

impl Shot {
    /// Every one there is of a view.
    pub fn of(view: &'static View) -> Vec<Self> {
        let wide = (view.name == ALL[0].name).then_some(WIDE);
        let screens = SCREENS.into_iter().chain(wide);
        screens
            .flat_map(|screen| {
                THEMES.map(|theme| Self {
                    view,
                    screen,
                    theme,
                })
            })
            .collect()
    }

    /// Those of a view of which something is kept.
    pub fn kept_of(view: &'static View) -> Vec<Self> {
        Self::of(view).into_iter().filter(Self::is_kept).collect()
    }

    /// Whether what was approved of it is kept. That of every view on a phone and on a desk; a change
    /// that shows on another screen alone shows in a main view.
    pub fn is_kept(&self) -> bool {
        match (self.screen.0, self.theme) {
            (width, _) if width == WIDE.0 => false,
            (390, "light") | (1440, _) => true,
            _ => self.view.is_main,
        }
    }

    /// The name of its files, without an ending.
    pub fn name(&self) -> String {
        format!("{}-{}-{}", self.view.slug(), self.screen.0, self.theme)
    }
}

/// What is done on one screen while a view is open there.
pub trait Visit {
    /// Before anything of the page is changed for pictures: what looks at it as it is.
    async fn opened(&mut self, _page: &Page, _screen: (u32, u32)) {}
    /// A picture, as a PNG.
    fn picture(&mut self, shot: &Shot, png: Vec<u8>);
    /// How it is laid out.
    fn laid_out(&mut self, screen: (u32, u32), layout: Layout);
}

/// Visits a view once on each screen of these pictures, and takes them there; without pictures where
/// the browser is another one than drew what they would be compared with. It ends on the page.
pub async fn visit(page: &Page, shots: &[Shot], takes: bool, visit: &mut impl Visit) {
    for (number, shots) in shots
        .chunk_by(|one, two| one.screen == two.screen)
        .enumerate()
    {
        if number > 0 {
            // Nothing typed on another screen is on this one, and it is not on paper.
            chromium::media(&page.session, "", &[]).await;
            pass_over_preloads(page).await;
            page.leave_for_good().await;
        }
        let first = &shots[0];
        open(page, first).await;
        visit.opened(page, first.screen).await;
        for shot in shots.iter().filter(|_| takes) {
            visit.picture(shot, png(page, shot).await);
        }
        wish(page, first, first.view.medium()).await;
        visit.laid_out(first.screen, layout::of(page, first.view.part).await);
    }
    chromium::media(&page.session, "", &[]).await;
    pass_over_preloads(page).await;
}

/// Opens a view as it is taken.
pub async fn open(page: &Page, shot: &Shot) {
    let session = &page.session;
    chromium::hide_scroll_bars(session).await;
    chromium::stop_clock(session, MOMENT).await;
    chromium::ignore_windows_a_pixel_wide(session).await;
    chromium::screen(session, shot.screen.0, shot.screen.1).await;
    wish(page, shot, "").await;
    (shot.view.open)(page.clone()).await;
    settle(page, shot.view).await;
}

/// Takes it as it stands.
pub async fn png(page: &Page, shot: &Shot) -> Vec<u8> {
    wish(page, shot, shot.view.medium()).await;
    drawn(page, shot.view.extent).await;
    chromium::picture(&page.session, shot.view.extent == Extent::Page).await
}

/// The medium, the theme, and nothing that moves.
async fn wish(page: &Page, shot: &Shot, medium: &str) {
    let wishes = [
        ("prefers-color-scheme", shot.theme),
        ("prefers-reduced-motion", "reduce"),
    ];
    chromium::media(&page.session, medium, &wishes).await;
}

/// Takes away what differs from run to run, and what a reader would not see: the caret, where the
/// pointer happens to be, the port of our server in links, and that what is said for a moment goes.
async fn settle(page: &Page, view: &View) {
    page.script(
        "const [own] = arguments, other = 'http://palette.example';
         if (document.activeElement?.matches('input, textarea')) document.activeElement.blur();
         for (const one of document.getAnimations()) one.cancel();
         const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
         while (texts.nextNode()) if (texts.currentNode.data.includes(own)) texts.currentNode.data = texts.currentNode.data.replaceAll(own, other);
         for (const field of document.querySelectorAll('input:not([type=file]), textarea'))
             if (field.value.includes(own)) field.value = field.value.replaceAll(own, other);",
        vec![json!(page.address("").trim_end_matches('/'))],
    )
    .await;
    if view.place != Place::Pointed {
        chromium::point_nowhere(&page.session).await;
    }
}

/// Waits until the browser has drawn the page as it is now. What sticks or scrolls by itself is drawn
/// apart from the rest and moved without being drawn again: between two pixels it looks as it did
/// where it came from. So nothing scrolls by itself any more, which cannot be seen without scroll bars;
/// and a whole page, where nothing sticks and no focus is to be kept, is drawn anew.
async fn drawn(page: &Page, extent: Extent) {
    let anew = "const [isWhole, done] = arguments, root = document.documentElement;
        const frames = () => new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)));
        const every = (root) => [...root.querySelectorAll('*')].flatMap((one) => [one, ...(one.shadowRoot ? every(one.shadowRoot) : [])]);
        (async () => {
            await document.fonts.ready;
            for (const one of every(document.body)) {
                const style = getComputedStyle(one);
                if (['auto', 'scroll'].includes(style.overflowX) || ['auto', 'scroll'].includes(style.overflowY)) { one.wasScrolled = true; one.style.overflow = 'hidden'; }
                if (isWhole && style.position === 'sticky') Object.assign(one.style, { position: 'relative', inset: 'auto' });
            }
            if (isWhole) {
                root.style.display = 'none';
                await frames();
                root.style.display = '';
                scrollTo({ top: 0, left: 0, behavior: 'instant' });
            }
            await frames();
            done(true);
        })();";
    let arguments = vec![json!(extent == Extent::Page)];
    let drawn = page.session.client.execute_async(anew, arguments).await;
    drawn.expect("a page that is drawn");
}
