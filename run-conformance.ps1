# Runs the conformance suite against miniport plugins. It only forwards to `run` of the tool; see README.md.
[CmdletBinding(PositionalBinding = $false)]
param(
    [Parameter(Position = 0)]
    [string[]] $Plugin = @(),
    [string[]] $Scenario = @(),
    [string[]] $Exclude = @(),
    [string[]] $Driver = @(),
    [string[]] $Profile = @(),
    [string[]] $Ndis = @(),
    [string] $Snapshots = '',
    [string] $Format = '',
    [switch] $Robustness,
    [switch] $Strict,
    [switch] $InProcess
)

# Without dotnet there is no exit code to pass on. With it, the tool's own exit code counts.
$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $false

$forwarded = @('run') + $Plugin
foreach ($id in $Scenario) { $forwarded += @('--scenario', $id) }
foreach ($id in $Exclude) { $forwarded += @('--exclude', $id) }
foreach ($name in $Driver) { $forwarded += @('--driver', $name) }
foreach ($name in $Profile) { $forwarded += @('--profile', $name) }
foreach ($version in $Ndis) { $forwarded += @('--ndis', $version) }
if ($Snapshots) { $forwarded += @('--snapshots', $Snapshots) }
if ($Format) { $forwarded += @('--format', $Format) }
if ($Robustness) { $forwarded += '--robustness' }
if ($Strict) { $forwarded += '--strict' }
if ($InProcess) { $forwarded += '--in-process' }

$project = Join-Path $PSScriptRoot 'src/NdisConformance.Cli'
dotnet run -c Release --project $project -- @forwarded
exit $LASTEXITCODE
