//! PowerShell, by .NET's `TcpClient`.
//!
//! `Test-NetConnection` has no limit of time and takes over 20 seconds for a port that is dropped.
//! A client is made for each address that a name has, because .NET Framework makes it for IPv4
//! otherwise; its wait takes an `int`, since a longer number might be taken for a `TimeSpan`. It throws and does not exit: run as a file both end with status 1, and pasted, `exit`
//! would close the window with the report in it. All of it is one statement, so that pasting runs
//! all or nothing, and ASCII behind the comments on top, as in a snippet for Windows.

use super::Writing;

/// PowerShell.
pub(super) static WRITING: Writing = Writing {
    words: concat!(msg!(check_powershell.run), "\n", msg!(check_shows_connection)),
    first_line: "",
    before: concat!(
        "
& {
function Test-Opening($To, $Port, $What) {
  $why = \"<no-answer>\"
  $clock = [Diagnostics.Stopwatch]::StartNew()
  try {
    $found = [Net.Dns]::GetHostAddressesAsync($To)
    if ($found.Wait(<seconds>000)) {
      foreach ($address in $found.Result) {
        $client = New-Object Net.Sockets.TcpClient $address.AddressFamily
        try {
          if ($client.ConnectAsync($address, $Port).Wait([int][Math]::Max(0, <seconds>000 - $clock.ElapsedMilliseconds))) {
            Write-Host \"ok    $To ",
        msg!(check_printed_port),
        " ${Port}: $What\"
            return 0
          }
        } catch {
          $why = \"",
        msg!(check_printed_refused),
        "\"
        } finally {
          $client.Close()
        }
      }
    }
  } catch {
    $why = \"",
        msg!(check_printed_unknown),
        "\"
  }
  Write-Host \"FAIL  $To ",
        msg!(check_printed_port),
        " $Port (${why}): $What\"
  return 1
}
$failed = 0
"
    ),
    part: ("", 1),
    each: "$failed += Test-Opening \"<host>\" <port> \"<ids>: <description>\"\n",
    after: "if ($failed) { throw \"<failed>\" }
Write-Host \"<none-failed>\"
}
",
    brackets: false,
};
