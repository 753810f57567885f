using NdisConformance.Contract;
using NdisConformance.Machine;

namespace NdisConformance.Host.Kernel;

/// <summary>The choices of host and device as the machine knows them: with a name for each alternative.</summary>
internal static class HostChoices
{
    private static readonly ChoiceKind[] Kinds = [.. HostKinds(), .. DeviceKinds()];

    /// <summary>The kind of a choice of the host.</summary>
    public static ChoiceKind Of(HostChoice kind) => Kinds[(int)kind];

    /// <summary>The kind of a choice of the device.</summary>
    public static ChoiceKind Of(DeviceChoice kind) => Kinds[(int)HostChoice.DeviceFirst + (int)kind];

    private static IEnumerable<ChoiceKind> HostKinds() =>
    [
        Kind(HostChoice.CallbackMoment, "inside", "after the return", "other processor", "late", "reversed"),
        Kind(HostChoice.ListStorage, "caller", "host"),
        Kind(HostChoice.Bounce, "mapped", "bounced"),
        new FailureChoice((int)HostChoice.Failure, nameof(HostChoice.Failure)),
        Kind(HostChoice.Preempt, "nothing", "other processor"),
        Kind(HostChoice.InterruptProcessor, "processor 0", "processor 1"),
        Kind(HostChoice.EarlyInterrupt, "later", "inside the registration"),
        Kind(HostChoice.ReturnMoment, "soon", "inside", "late", "held"),
        Kind(HostChoice.MemoryMoment, "soon", "other processor", "late", "held"),
        Kind(HostChoice.Boundary, Enum.GetNames<BoundaryAlternative>()),
    ];

    private static IEnumerable<ChoiceKind> DeviceKinds() =>
    [
        Kind(DeviceChoice.FetchMoment, "after the doorbell", "at once"),
        Kind(DeviceChoice.HoldCompletion, "reported", "held"),
        Kind(DeviceChoice.CompletionOrder, "ring order", "newest first"),
        Kind(DeviceChoice.InterruptMoment, "at once", "moderated"),
    ];

    private static ChoiceKind Kind(HostChoice kind, params string[] alternatives)
        => new((int)kind, kind.ToString(), alternatives);

    private static ChoiceKind Kind(DeviceChoice kind, params string[] alternatives)
        => new((int)HostChoice.DeviceFirst + (int)kind, kind.ToString(), alternatives);
}
