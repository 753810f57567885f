using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Trace;

namespace NdisConformance.Host.Ndis6;

/// <summary>A NET_BUFFER_LIST pool of the driver.</summary>
internal sealed class NblPool(uint number, NET_BUFFER_LIST_POOL_PARAMETERS parameters)
    : HostObject(ObjectKind.NblPool, number)
{
    public NET_BUFFER_LIST_POOL_PARAMETERS Parameters { get; } = parameters;

    /// <summary>Lists of the pool that are not free.</summary>
    public int Outstanding { get; set; }
}
