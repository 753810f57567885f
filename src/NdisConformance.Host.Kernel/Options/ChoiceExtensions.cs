using NdisConformance.Contract;
using NdisConformance.Machine;
using NdisConformance.Trace;

namespace NdisConformance.Host.Kernel;

/// <summary>Asks the machine for a choice of the host.</summary>
internal static class ChoiceExtensions
{
    /// <summary>A choice that is not about a DDI.</summary>
    public static int Choose(this SimulatedPc pc, HostChoice kind, int count)
        => pc.Choose(kind, TraceName.None, count);

    /// <summary>A choice about a DDI.</summary>
    public static int Choose(this SimulatedPc pc, HostChoice kind, TraceName ddi, int count)
        => pc.Choose(HostChoices.Of(kind), ddi, ChoicePhase.Inside, count);

    /// <summary>Whether a DDI fails that has one documented failure.</summary>
    public static bool Fails(this SimulatedPc pc, TraceName ddi)
        => pc.Choose(HostChoice.Failure, ddi, 2) == 1;

    /// <summary>What a DDI returns that could succeed: success, or one of the failures of its row.</summary>
    public static NDIS_STATUS ChooseStatus(this SimulatedPc pc, TraceName ddi)
    {
        IReadOnlyList<NDIS_STATUS> failures = TraceSchema.Of(ddi).Failures;
        int failure = pc.Choose(HostChoice.Failure, ddi, failures.Count + 1);
        return failure == 0 ? NDIS_STATUS.NDIS_STATUS_SUCCESS : failures[failure - 1];
    }
}
