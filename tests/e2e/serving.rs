//! The development page, as `cargo xtask serve` serves it.

use crate::page::Page;

/// It runs, it answers, and what it loads when it is asked for a file arrives as well.
pub async fn is_used(page: Page) {
    page.open("?deployment=self-hosted&version=4.2").await;
    page.choose("Role", "Workload cluster").await;
    page.until("the rules of another role", |seen| {
        seen.query.contains("role=workload-cluster")
            && seen.rows().iter().all(|row| row.id.contains("-cluster-"))
    })
    .await;
    let workbook = "palette-self-hosted-workload-cluster-4.2.xlsx";
    page.press("XLSX").await;
    let bytes = page
        .until_bytes(&page.session.downloads.join(workbook))
        .await;
    assert!(bytes.starts_with(b"PK"), "a workbook is a zip");
    page.assert_clean().await;
    println!("    the page that is served runs, answers, and writes a workbook");
}
