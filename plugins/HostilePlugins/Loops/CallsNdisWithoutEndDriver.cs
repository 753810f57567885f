using HostilePlugins;
using NdisConformance.Contract;

[assembly: NdisMiniport("calls-ndis-without-end", typeof(CallsNdisWithoutEndDriver))]
[assembly: NdisMiniport("calls-ndis-without-end.good", typeof(GoodDriver))]

namespace HostilePlugins;

/// <summary>Calls NDIS without end.</summary>
public sealed class CallsNdisWithoutEndDriver : HostileDriver
{
    /// <inheritdoc/>
    protected override void Act()
    {
        while (true)
        {
            Ndis.NdisGetVersion();
        }
    }
}
