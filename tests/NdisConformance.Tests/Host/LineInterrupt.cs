using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;

namespace NdisConformance.Tests.Host;

/// <summary>Makes the structure that a driver registers a line interrupt with.</summary>
internal static class LineInterrupt
{
    /// <summary>Handlers that do nothing and claim nothing, where the test has none of its own.</summary>
    public static NDIS_MINIPORT_INTERRUPT_CHARACTERISTICS Handlers(
        MINIPORT_ISR? interrupt = null, MINIPORT_INTERRUPT_DPC? dpc = null) => new()
        {
            Header = new NDIS_OBJECT_HEADER(
                NDIS_OBJECT_TYPE_MINIPORT_INTERRUPT,
                NDIS_MINIPORT_INTERRUPT_REVISION_1,
                NDIS_SIZEOF_MINIPORT_INTERRUPT_CHARACTERISTICS_REVISION_1),
            InterruptHandler = interrupt ?? Ignore,
            InterruptDpcHandler = dpc ?? ((_, _, _, _) => { }),
            DisableInterruptHandler = _ => { },
            EnableInterruptHandler = _ => { },
        };

    /// <summary>Leaves the line as it is and claims nothing.</summary>
    public static bool Ignore(NDIS_HANDLE context, ref bool queueDefault, ref uint targets)
    {
        queueDefault = false;
        targets = 0;
        return false;
    }
}
