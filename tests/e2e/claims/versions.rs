//! The version field takes any release, and says so when it is not one.

use crate::page::Page;

super::claims![
    releases_are_taken_as_people_write_them,
    nonsense_is_answered_and_the_last_good_result_stays,
    newer_than_known_gets_the_newest_rules_and_says_so,
    older_than_known_is_answered_as_the_oldest,
    a_candidate_belongs_to_what_held_before,
    a_release_between_lines_says_which_rules_it_gets,
];

async fn releases_are_taken_as_people_write_them(page: Page) {
    page.open("?deployment=self-hosted").await;
    for (typed, shown) in [
        ("4.2", "4.2"),
        ("v4.2.13", "4.2.13"),
        ("4.0.0-rc.1", "4.0.0-rc.1"),
        (" 3.4 ", "3.4"),
    ] {
        page.type_into("Version", typed).await;
        let seen = page
            .until(typed, |seen| {
                seen.note.starts_with(&format!("Palette {shown} uses"))
            })
            .await;
        assert_eq!(seen.field("Version").value, typed, "what was typed stays");
        assert!(!seen.field("Version").invalid);
        assert_eq!(seen.field("Version").said, "");
        assert_eq!(seen.line(), "Other release…", "the field stays");
        page.until("it is in the address", |seen| {
            seen.parameter("version").as_deref() == Some(shown)
        })
        .await;
    }
}

async fn nonsense_is_answered_and_the_last_good_result_stays(page: Page) {
    let before = page.open("?deployment=self-hosted&version=4.2").await;
    for typed in ["4.2.y", "banana", "4", "4..2", "-1", "4.2..", "<b>4.2</b>"] {
        page.type_into("Version", typed).await;
        let seen = page
            .until(typed, |seen| {
                seen.field("Version").value == typed && seen.field("Version").invalid
            })
            .await;
        let said = seen.field("Version").said;
        let shows_what_is_right = said.contains("4.2.13") || said.contains("such as 4.0");
        assert!(shows_what_is_right, "{typed}: {said}");
        assert!(said.contains("Still showing 4.2."), "{typed}: {said}");
        assert_eq!(seen.rows(), before.rows());
        assert_eq!(seen.summary, before.summary);
        assert_eq!(seen.query, before.query);
    }
    page.choose("Deployment model", "SaaS").await;
    let seen = page
        .until("another choice", |seen| {
            seen.chosen("Deployment model") == "SaaS" && seen.rows() != before.rows()
        })
        .await;
    assert_eq!(
        seen.field("Version").value,
        "<b>4.2</b>",
        "what was typed stays"
    );
    page.type_into("Version", "4.2").await;
    let seen = page
        .until("mended", |seen| !seen.field("Version").invalid)
        .await;
    assert_eq!(seen.field("Version").said, "");
}

async fn newer_than_known_gets_the_newest_rules_and_says_so(page: Page) {
    let newest = page.open("?version=4.9").await;
    page.type_into("Version", "5.1").await;
    let seen = page
        .until("5.1", |seen| seen.note.starts_with("Palette 5.1"))
        .await;
    let said = "5.1 is newer than this data. ";
    assert!(seen.note.contains(said), "{}", seen.note);
    assert_eq!(seen.ids(), newest.ids());
}

async fn older_than_known_is_answered_as_the_oldest(page: Page) {
    let oldest = page.open("?version=3.4").await;
    page.type_into("Version", "3.0").await;
    let seen = page
        .until("3.0", |seen| seen.note.starts_with("Palette 3.0"))
        .await;
    let said = "3.0 is covered by “3.4 and earlier”.";
    assert!(seen.note.contains(said), "{}", seen.note);
    assert_eq!(seen.ids(), oldest.ids());
}

async fn a_candidate_belongs_to_what_held_before(page: Page) {
    page.open("?deployment=self-hosted").await;
    page.type_into("Version", "4.0.0-rc.1").await;
    let seen = page
        .until("the candidate", |seen| seen.note.contains("4.0.0-rc.1"))
        .await;
    assert!(seen.note.contains("uses NATS"), "{}", seen.note);
    page.type_into("Version", "4.0.0").await;
    let seen = page
        .until("the release", |seen| seen.note.contains("Palette 4.0.0 "))
        .await;
    assert!(seen.note.contains("uses gRPC"), "{}", seen.note);
}

async fn a_release_between_lines_says_which_rules_it_gets(page: Page) {
    page.open("").await;
    page.type_into("Version", "3.7.2").await;
    let seen = page
        .until("3.7.2", |seen| seen.note.contains("3.7.2"))
        .await;
    assert!(seen.note.contains("between 3.4 and 4.0"), "{}", seen.note);
}
