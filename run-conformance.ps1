# Runs the conformance suite against a miniport plugin. It only forwards to the tool; see README.md.
param(
    [string[]] $Plugin = @(),
    [string[]] $Scenario = @(),
    [string[]] $Exclude = @(),
    [string] $Format = '',
    [string] $Snapshots = '',
    [switch] $Strict
)

$forwarded = @('run') + $Plugin
foreach ($id in $Scenario) { $forwarded += @('--scenario', $id) }
foreach ($id in $Exclude) { $forwarded += @('--exclude', $id) }
if ($Format) { $forwarded += @('--format', $Format) }
if ($Snapshots) { $forwarded += @('--snapshots', $Snapshots) }
if ($Strict) { $forwarded += '--strict' }

$project = Join-Path $PSScriptRoot 'src/NdisConformance.Cli'
dotnet run --project $project -- @forwarded
exit $LASTEXITCODE
