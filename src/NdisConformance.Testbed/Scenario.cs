using NdisConformance.Contract;
using NdisConformance.Host.Kernel;

namespace NdisConformance.Testbed;

/// <summary>
/// One course of events that the host takes a driver through. A scenario varies the host only and never judges: what
/// the driver calls is the driver's, what it means is the rules'.
/// </summary>
/// <param name="Id">Stable name, <c>group/name</c>: the name of its snapshot.</param>
/// <param name="Title">What happens, in a few words.</param>
/// <param name="Rules">IDs of the rules that it is there to exercise.</param>
/// <param name="Setup">How host, device and choices are set up.</param>
/// <param name="Drive">What happens.</param>
public sealed record Scenario(
    string Id, string Title, IReadOnlyList<string> Rules, TestbedSetup Setup, Action<TestbedSession> Drive)
{
    /// <summary>What happens to a driver of NDIS 5, if the scenario is for such drivers; null otherwise.</summary>
    public Action<Ndis5Session>? DriveNdis5 { get; init; }

    /// <summary>Which NDIS the drivers are written for that the scenario is for.</summary>
    public NdisGeneration Generation => DriveNdis5 is null ? NdisGeneration.Ndis6 : NdisGeneration.Ndis5;

    /// <summary>The version of the host that the scenario names itself; null if it runs on any.</summary>
    public HostVersion? OwnHost
        => Setup.Host.MinorNdisVersion is { } minor ? new HostVersion(minor, Setup.Host.MajorNdisVersion) : null;

    /// <summary>The newest version of the host that takes drivers of this generation.</summary>
    public HostVersion NewestHost => GenerationHosts.Newest(Generation);

    /// <summary>A scenario for drivers of NDIS 5.</summary>
    public static Scenario OfNdis5(
        string id, string title, IReadOnlyList<string> rules, TestbedSetup setup, Action<Ndis5Session> drive)
        => new(id, title, rules, setup, _ => throw new InvalidOperationException("the scenario is for NDIS 5"))
        {
            DriveNdis5 = drive,
        };

    /// <summary>The further runs of the scenario; null if it has one only.</summary>
    public VariationPlan? Variations { get; init; }

    /// <summary>The scenario with the choices of one of its variations.</summary>
    public Scenario Varied(Variation variation) => this with
    {
        Setup = Setup with
        {
            Choices = choices =>
            {
                Setup.Choices?.Invoke(choices);
                variation.Script(choices);
            },
        },
    };

    /// <summary>
    /// The call that the host lets fail, in a scenario about such a failure; null in all others. If a driver fails to
    /// load or to initialize and never made this call, it failed for a reason of its own, and the scenario is not run.
    /// In all other scenarios the steps say how far the driver has to get: a step throws
    /// <see cref="CannotGoOnException"/> if the driver is not there.
    /// </summary>
    public FailedCall? FailedCall { get; init; }

    /// <summary>True if it sends and receives the frames of a capture, and can only run with one.</summary>
    public bool NeedsCapture { get; init; }

    /// <summary>The group: the part of the ID before the slash.</summary>
    public string Group => Id[..Id.IndexOf('/', StringComparison.Ordinal)];

    /// <summary>
    /// True if the host leaves the documented contract in it, so that what it shows is outside the verdict (contract.md
    /// 0.7).
    /// </summary>
    public bool IsRobustness => Group == "robustness";

    /// <summary>
    /// True if its host refuses older revisions of structures, which legal drivers use: an ordinary run leaves it out.
    /// </summary>
    public bool IsStrict => Setup.Host.StrictHeaders;

    /// <summary>
    /// True if its trace is kept as a snapshot: it has one run only, on a host that keeps the contract,
    /// and its frames are always the same.
    /// </summary>
    public bool HasSnapshot => !IsRobustness && Variations is null && !NeedsCapture;

    /// <summary>The ID without its group.</summary>
    public string Name => Id[(Id.IndexOf('/', StringComparison.Ordinal) + 1)..];
}
