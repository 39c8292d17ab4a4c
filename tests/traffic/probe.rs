//! Real TCP: listening on ports, and connecting to find out what gets through.

use std::collections::BTreeSet;
use std::net::{IpAddr, Ipv6Addr, SocketAddr, TcpListener, TcpStream};
use std::thread;
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};

/// How long a connection that must pass may take (a lost SYN is sent again after one second).
const PASS_WITHIN: Duration = Duration::from_millis(3000);
/// How long a connection that must not pass is given. Within a namespace a connection takes
/// well under a millisecond, and every round also holds connections that must pass.
const DROP_AFTER: Duration = Duration::from_millis(700);
/// How many connections are tried at one time.
const AT_ONCE: usize = 256;

/// Which way a connection is opened, seen from the host that the snippet is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Direction {
    /// The peer connects to the host.
    Ingress,
    /// The host connects to the peer.
    Egress,
}

/// What must become of a connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Expect {
    /// It must be established.
    Pass,
    /// It must be dropped or refused.
    Drop,
}

/// One connection to try, and what must become of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Probe {
    pub direction: Direction,
    /// The address at the peer's side.
    pub peer: IpAddr,
    pub port: u16,
    pub expect: Expect,
    /// What the expectation rests on, for the message of a failure.
    pub why: String,
}

impl Probe {
    /// The connection in words: `ingress tcp/443 from 198.51.100.10`.
    pub fn describe(&self) -> String {
        let (direction, preposition) = match self.direction {
            Direction::Ingress => ("ingress", "from"),
            Direction::Egress => ("egress", "to"),
        };
        format!("{direction} tcp/{} {preposition} {}", self.port, self.peer)
    }
}

/// One connection as the side that opens it sees it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Attempt {
    pub to: SocketAddr,
    /// The source address that routing must have chosen, where the test depends on it.
    pub source: Option<IpAddr>,
    pub expect: Expect,
}

/// What became of an attempt: `Ok` when connected, else the reason.
pub type Outcome = Result<(), String>;

/// Listens on every port, over IPv4 and IPv6, until the process ends.
pub fn listen(ports: &BTreeSet<u16>) -> Result<(), String> {
    for &port in ports {
        let listener = TcpListener::bind((Ipv6Addr::UNSPECIFIED, port))
            .map_err(|error| format!("cannot listen on tcp/{port}: {error}"))?;
        thread::spawn(move || {
            for connection in listener.incoming() {
                drop(connection);
            }
        });
    }
    Ok(())
}

/// Tries all attempts, those that must pass first, and returns the outcomes in the given order.
///
/// Those that must pass go first so that the ones that must not are never saved by a slow
/// neighbour discovery.
pub fn try_all(attempts: &[Attempt]) -> Vec<Outcome> {
    let mut outcomes: Vec<Outcome> = vec![Err(String::from("not tried")); attempts.len()];
    let mut order: Vec<usize> = (0..attempts.len()).collect();
    order.sort_by_key(|&index| attempts[index].expect);
    let passes = order.partition_point(|&index| attempts[index].expect == Expect::Pass);
    let (first, second) = order.split_at(passes);
    for batch in first.chunks(AT_ONCE).chain(second.chunks(AT_ONCE)) {
        thread::scope(|scope| {
            let running: Vec<_> = batch
                .iter()
                .map(|&index| (index, scope.spawn(move || connect(&attempts[index]))))
                .collect();
            for (index, handle) in running {
                outcomes[index] = handle
                    .join()
                    .unwrap_or_else(|_| Err(String::from("the prober panicked")));
            }
        });
    }
    outcomes
}

fn connect(attempt: &Attempt) -> Outcome {
    let patience = match attempt.expect {
        Expect::Pass => PASS_WITHIN,
        Expect::Drop => DROP_AFTER,
    };
    let end = Instant::now() + patience;
    loop {
        let left = end.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Err(String::from("timed out"));
        }
        match TcpStream::connect_timeout(&attempt.to, left) {
            Ok(stream) => {
                return match (attempt.source, stream.local_addr()) {
                    (Some(wanted), Ok(got)) if got.ip() != wanted => Err(format!(
                        "the harness is wrong: connected from {} instead of {wanted}",
                        got.ip()
                    )),
                    _ => Ok(()),
                };
            }
            // A refusal may be the firewall's answer while its rules are being swapped.
            Err(_) if attempt.expect == Expect::Pass && Instant::now() < end => {
                thread::sleep(Duration::from_millis(50));
            }
            Err(error) => return Err(error.to_string()),
        }
    }
}
