using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Trace;

namespace NdisConformance.Host.Ndis6;

/// <summary>A NET_BUFFER pool of the driver.</summary>
internal sealed class NbPool(uint number, NET_BUFFER_POOL_PARAMETERS parameters)
    : HostObject(ObjectKind.NbPool, number)
{
    public NET_BUFFER_POOL_PARAMETERS Parameters { get; } = parameters;

    /// <summary>NET_BUFFERs of the pool that are not free.</summary>
    public int Outstanding { get; set; }
}
