# Runs the conformance suite against miniport plugins. It only forwards to `run` of the tool; see README.md.
[CmdletBinding(PositionalBinding = $false)]
param(
    [Parameter(Position = 0)]
    [string[]] $Plugin = @(),
    [string[]] $Scenario = @(), [string[]] $Exclude = @(), [string[]] $Driver = @(),
    [string[]] $Profile = @(), [string[]] $Ndis = @(), [string[]] $Env = @(), [string[]] $Report = @(),
    [string] $Snapshots = '', [string] $Format = '', [string] $Traffic = '',
    [string] $CpuLimit = '', [string] $IdleLimit = '', [string] $ScenarioLimit = '', [string] $MemoryLimit = '',
    [string] $OutputLimit = '', [string] $CallbackLimit = '', [string] $EventLimit = '', [string] $TimeLimit = '',
    [string] $SourceRoot = '', [string] $Output = '', [string] $Repeat = '', [string] $Shard = '',
    [switch] $Robustness, [switch] $Strict, [switch] $First, [switch] $LastFailed, [switch] $DryRun,
    [switch] $InProcess, [switch] $Quiet, [switch] $Times
)

# With dotnet there, the tool's own exit code counts.
$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $false

$values = [ordered]@{
    'scenario' = $Scenario; 'exclude' = $Exclude; 'driver' = $Driver; 'profile' = $Profile; 'ndis' = $Ndis
    'traffic' = $Traffic; 'snapshots' = $Snapshots; 'format' = $Format; 'cpu-limit' = $CpuLimit
    'idle-limit' = $IdleLimit; 'scenario-limit' = $ScenarioLimit; 'memory-limit' = $MemoryLimit
    'output-limit' = $OutputLimit; 'callback-limit' = $CallbackLimit; 'event-limit' = $EventLimit
    'time-limit' = $TimeLimit; 'env' = $Env; 'source-root' = $SourceRoot; 'output' = $Output; 'repeat' = $Repeat
    'shard' = $Shard; 'report' = $Report
}
$switches = [ordered]@{
    'robustness' = $Robustness; 'strict' = $Strict; 'first' = $First; 'in-process' = $InProcess; 'times' = $Times
    'last-failed' = $LastFailed; 'dry-run' = $DryRun; 'quiet' = $Quiet; 'verbose' = $PSBoundParameters['Verbose']
}
$forwarded = @('run') + $Plugin
foreach ($name in $values.Keys) {
    foreach ($value in $values[$name]) { if ($value) { $forwarded += @("--$name", $value) } }
}
foreach ($name in $switches.Keys) { if ($switches[$name]) { $forwarded += "--$name" } }

$project = Join-Path $PSScriptRoot 'src/NdisConformance.Cli'
dotnet run -c Release --project $project -- @forwarded
exit $LASTEXITCODE
