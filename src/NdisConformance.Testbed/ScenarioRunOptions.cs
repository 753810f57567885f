using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Rules;
using NdisConformance.Trace;

namespace NdisConformance.Testbed;

/// <summary>How scenarios are run.</summary>
public sealed record ScenarioRunOptions
{
    /// <summary>Makes the store of the trace: everything by default.</summary>
    public Func<TraceStore> Store { get; init; } = TraceStore.All;

    /// <summary>
    /// Gets the events of each run as well, so that they survive this process; null if nobody watches.
    /// </summary>
    public SharedTrace? Shared { get; init; }

    /// <summary>Gets the events of each run while the code that made them still runs; null if nobody does.</summary>
    public ITraceSink? Watcher { get; init; }

    /// <summary>The name of the variation that runs; empty for a scenario as it stands.</summary>
    public string Variation { get; init; } = string.Empty;

    /// <summary>Header revisions older than the registered version asks for are violations (AMB-06).</summary>
    public bool StrictHeaders { get; init; }

    /// <summary>What else of machine and device differs from a scenario's own set-up.</summary>
    public TestbedProfile Profile { get; init; } = TestbedProfile.Ordinary;

    /// <summary>The version of the host, where a scenario's own set-up names none.</summary>
    public HostVersion Ndis { get; init; } = HostVersion.Newest;

    /// <summary>What a run may use before it is ended.</summary>
    public RunBudget Budget { get; init; } = RunBudget.Usual;

    /// <summary>Makes the device model; the reference NIC by default.</summary>
    public Func<IVirtualDevice>? Device { get; init; }

    /// <summary>
    /// Records the choices that are not ordinary, those of scenario and profile among them:
    /// <see cref="ScenarioOutcome.Choices"/>.
    /// </summary>
    public bool RecordsChoices { get; init; }

    /// <summary>Gets the frames on the wire; null if nobody wants them.</summary>
    public ICollection<(long Sequence, byte[] Bytes)>? Frames { get; init; }

    /// <summary>The frames that a scenario about a capture sends and receives.</summary>
    public IReadOnlyList<CapturedFrame> Capture { get; init; } = [];

    /// <summary>Gets the steps of the scenario as they are taken; null if nobody wants to know.</summary>
    public ICollection<ScenarioStep>? Steps { get; init; }

    /// <summary>
    /// Called before each further run of the scenario: the next driver begins with fresh static fields.
    /// </summary>
    public Action? Repeating { get; init; }

    /// <summary>Called when the driver has come to its end, before the run is judged.</summary>
    public Action? Ended { get; init; }

    /// <summary>Called with each finding, at the event that broke the rule; null if nobody wants to know.</summary>
    public Action<Finding>? Found { get; init; }

    /// <summary>Called with the testbed when it is built, before the driver is loaded.</summary>
    public Action<Session>? Prepared { get; init; }
}
