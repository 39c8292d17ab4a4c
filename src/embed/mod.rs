//! The app inside other people's pages: `js` mounts it. What else those pages can call answers
//! without any app, in [`ports_api`]; both are in one wasm.

#[cfg(target_arch = "wasm32")]
mod js;

// Named here, so that the wasm has the exports of `ports_api` too.
pub use ports_api;
