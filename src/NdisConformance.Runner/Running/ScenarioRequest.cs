using System.Text.Json.Serialization;
using NdisConformance.Host.Kernel;
using NdisConformance.Testbed;

namespace NdisConformance.Runner;

/// <summary>Names the driver of a plugin, the scenario it runs through, and how. All of it is data.</summary>
public sealed record ScenarioRequest
{
    private static readonly Dictionary<string, TestbedProfile> Profiles =
        TestbedProfile.All.ToDictionary(profile => profile.Name, StringComparer.Ordinal);

    private static readonly Dictionary<string, HostVersion> Versions =
        HostVersion.Each.ToDictionary(version => version.Name, StringComparer.Ordinal);

    /// <summary>Name of the driver.</summary>
    public required string Driver { get; init; }

    /// <summary>ID of the scenario.</summary>
    public required string Scenario { get; init; }

    /// <summary>Name of the profile of machine and device.</summary>
    public string Profile { get; init; } = TestbedProfile.Ordinary.Name;

    /// <summary>Version of the host, as <c>6.30</c>. A version that the scenario itself names has precedence.</summary>
    public string Ndis { get; init; } = HostVersion.Newest.Name;

    /// <summary>True if headers must be exactly those of the declared version.</summary>
    public bool StrictHeaders { get; init; }

    /// <summary>What a run may use before it is ended.</summary>
    public RunBudget Budget { get; init; } = RunBudget.Usual;

    /// <summary>Names of variations that are left out: they ended the process before.</summary>
    public IReadOnlyList<string> Except { get; init; } = [];

    /// <summary>True to read the traffic from the trace, which only a comparison of profiles needs.</summary>
    public bool ReadsTraffic { get; init; }

    /// <summary>
    /// True to hash the events of the trace: <see cref="Results.ScenarioRun.Digest"/>. It takes another walk over the
    /// trace, so it is left out unless someone compares digests.
    /// </summary>
    public bool TakesDigest { get; init; }

    /// <summary>
    /// True to record the choices that are not ordinary: <see cref="Results.ScenarioRun.Choices"/>. The choices of
    /// scenario and profile are among them, and under some profiles every mapping is one.
    /// </summary>
    public bool RecordsChoices { get; init; }

    /// <summary>True to return the trace in the form of a snapshot.</summary>
    public bool TakesSnapshot { get; init; }

    /// <summary>
    /// The hash of the accepted snapshot, by <see cref="SnapshotFiles.Hash"/>: a trace that has it is not returned.
    /// Null for none.
    /// </summary>
    public string? Accepted { get; init; }

    /// <summary>A file with the frames of scenarios about a capture; null for none.</summary>
    public string? Traffic { get; init; }

    /// <summary>True to keep the frames on the wire of a trace: <see cref="Results.RunTrace.Frames"/>.</summary>
    public bool KeepsFrames { get; init; }

    /// <summary>How the testbed runs it, with its capture if it is about one.</summary>
    /// <exception cref="ConfigurationException">The capture cannot be read.</exception>
    internal ScenarioRunOptions OptionsFor(Scenario scenario) => Options with
    {
        Capture = scenario.NeedsCapture && Traffic is { } path ? CaptureReader.Read(path).Frames : [],
    };

    /// <summary>How the testbed runs it.</summary>
    [JsonIgnore]
    internal ScenarioRunOptions Options => new()
    {
        Profile = Profiles[Profile],
        Ndis = Versions[Ndis],
        StrictHeaders = StrictHeaders,
        RecordsChoices = RecordsChoices,
        Budget = Budget,
    };
}
