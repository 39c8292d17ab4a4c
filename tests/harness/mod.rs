//! What test programs share that have more to set up than libtest can: `libtest-mimic` reads the command
//! line, runs and reports; here any number of words choose tests, as with libtest, and the slowest tests
//! are named at the end.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use libtest_mimic::{Arguments, Completion, Conclusion, Failed, Trial};

/// How many of the slowest tests are named.
const NAMED: usize = 15;

/// Options whose value is the next word.
const WITH_VALUE: &[&str] = &[
    "--test-threads",
    "--logfile",
    "--skip",
    "--color",
    "--format",
    "-Z",
];

/// What the command line asks for, and how long each test took.
pub struct Harness {
    /// The options of libtest.
    pub arguments: Arguments,
    /// The tests are those with one of these in their names; all without any.
    filters: Vec<String>,
    took: Arc<Mutex<Vec<(Duration, String)>>>,
}

impl Harness {
    /// Reads options and words, those of the command line or what is left of them.
    pub fn of(words: impl IntoIterator<Item = String>) -> Self {
        let (mut options, mut filters) = (vec!["tests".to_owned()], Vec::new());
        let mut words = words.into_iter();
        while let Some(word) = words.next() {
            if !word.starts_with('-') {
                filters.push(word);
                continue;
            }
            let has_value = WITH_VALUE.contains(&word.as_str());
            options.push(word);
            if has_value {
                options.extend(words.next());
            }
        }
        Self {
            arguments: Arguments::from_iter(options),
            filters,
            took: Arc::default(),
        }
    }

    /// Runs this many tests at a time, unless the command line says how many.
    pub fn at_a_time(&mut self, threads: usize) {
        self.arguments.test_threads.get_or_insert(threads.max(1));
    }

    /// A test, which is timed, and may find out that it cannot run here.
    pub fn test(
        &self,
        name: impl Into<String>,
        run: impl FnOnce() -> Result<Completion, Failed> + Send + 'static,
    ) -> Trial {
        let (name, took) = (name.into(), self.took.clone());
        Trial::ignorable_test(name.clone(), move || {
            let begun = Instant::now();
            let outcome = run();
            let mut took = took.lock().unwrap_or_else(PoisonError::into_inner);
            took.push((begun.elapsed(), name));
            outcome
        })
    }

    /// Runs the tests that are chosen, and names the slowest.
    pub fn run(mut self, mut tests: Vec<Trial>) -> Conclusion {
        if let [filter] = self.filters.as_slice() {
            self.arguments.filter = Some(filter.clone());
        } else if !self.filters.is_empty() {
            tests.retain(|test| self.filters.iter().any(|part| test.name().contains(part)));
        }
        let begun = Instant::now();
        let conclusion = libtest_mimic::run(&self.arguments, tests);
        let took = std::mem::take(&mut *self.took.lock().unwrap_or_else(PoisonError::into_inner));
        slowest(took, begun.elapsed());
        conclusion
    }
}

/// Prints the slowest, unless all could be seen anyway.
fn slowest(mut took: Vec<(Duration, String)>, all: Duration) {
    if took.len() <= NAMED {
        return;
    }
    took.sort_by(|one, two| two.cmp(one));
    let sum: Duration = took.iter().map(|(time, _)| *time).sum();
    println!(
        "the slowest {NAMED} of {} tests, in seconds; together they take {:.0}, in {:.0}:",
        took.len(),
        sum.as_secs_f64(),
        all.as_secs_f64()
    );
    for (time, name) in &took[..NAMED] {
        println!("{:6.1}  {name}", time.as_secs_f64());
    }
}
