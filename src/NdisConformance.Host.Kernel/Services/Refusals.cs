using NdisConformance.Contract;
using NdisConformance.Trace;

namespace NdisConformance.Host.Kernel;

/// <summary>
/// Calls of DDI functions that belong to another NDIS than the one that the driver is written for: each is stated, and
/// does nothing (AMB-34). One per machine.
/// </summary>
internal sealed class Refusals(HostTrace trace)
{
    /// <summary>The answer to such a call.</summary>
    public NDIS_STATUS RefuseCall(TraceName ddi)
    {
        trace.WrongGenerationCalled(ddi);
        return NDIS_STATUS.NDIS_STATUS_NOT_SUPPORTED;
    }
}
