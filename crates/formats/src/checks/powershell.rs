//! PowerShell, by .NET's `TcpClient`.
//!
//! `Test-NetConnection` has no limit of time and takes over 20 seconds for a port that is dropped.
//! A client is made for each address that a name has, because .NET Framework makes it for IPv4
//! otherwise; its wait takes an `int`, since a longer number might be taken for a `TimeSpan`. It
//! throws and does not exit: run as a file both end with status 1, and pasted, `exit` would close the
//! window with the report in it. All of it is one statement, so that pasting runs all or nothing, and
//! ASCII behind the comments on top, as in a snippet for Windows.

use std::fmt::{self, Write};

use super::script::{Attempt, SECONDS, Script, Writer};

/// PowerShell.
pub(super) static WRITER: Writer = Writer {
    run: msg!(check_powershell.run),
    shows: msg!(check_shows_connection),
    first_line: "",
    write,
};

fn write(out: &mut String, script: &Script) -> fmt::Result {
    let port = msg!(check_printed_port);
    let no_answer = msg_fmt!(check_printed_no_answer, seconds = SECONDS).to_string();
    let refused = msg!(check_printed_refused);
    let unknown = msg!(check_printed_unknown);
    write!(
        out,
        r#"
& {{
function Test-Opening($To, $Port, $What) {{
  $why = "{no_answer}"
  $clock = [Diagnostics.Stopwatch]::StartNew()
  try {{
    $found = [Net.Dns]::GetHostAddressesAsync($To)
    if ($found.Wait({SECONDS}000)) {{
      foreach ($address in $found.Result) {{
        $client = New-Object Net.Sockets.TcpClient $address.AddressFamily
        try {{
          if ($client.ConnectAsync($address, $Port).Wait([int][Math]::Max(0, {SECONDS}000 - $clock.ElapsedMilliseconds))) {{
            Write-Host "ok    $To {port} ${{Port}}: $What"
            return 0
          }}
        }} catch {{
          $why = "{refused}"
        }} finally {{
          $client.Close()
        }}
      }}
    }}
  }} catch {{
    $why = "{unknown}"
  }}
  Write-Host "FAIL  $To {port} $Port (${{why}}): $What"
  return 1
}}
$failed = 0
"#
    )?;
    for attempt in &script.attempts {
        let Attempt {
            host, port, what, ..
        } = attempt;
        writeln!(out, "$failed += Test-Opening \"{host}\" {port} \"{what}\"")?;
    }
    let failed = script.failed("$failed");
    let none_failed = script.failed("0");
    write!(
        out,
        r#"if ($failed) {{ throw "{failed}" }}
Write-Host "{none_failed}"
}}
"#
    )
}
