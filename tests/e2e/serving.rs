//! The development page, as `cargo xtask serve` serves it.

use crate::page::Page;

/// It runs, it answers, and what it loads when it is asked for a file arrives as well.
pub async fn is_used(page: Page) {
    page.open("?deployment=self-hosted&version=4.2").await;
    page.choose("Role", "Management platform").await;
    page.until("the rules of another role", |seen| {
        seen.query.contains("role=management-platform")
            && seen.rows().iter().any(|row| row.id.contains("-mgmt-"))
            && !seen.rows().iter().any(|row| row.id.contains("-cluster-"))
    })
    .await;
    page.show("Change request").await;
    let workbook = "palette-self-hosted-management-platform-4.2.xlsx";
    page.press_file("pp-export", "Excel (XLSX)").await;
    let bytes = page
        .until_bytes(&page.session.downloads.join(workbook))
        .await;
    assert!(bytes.starts_with(b"PK"), "a workbook is a zip");
    page.assert_clean().await;
    println!("    the page that is served runs, answers, and writes a workbook");
}
