using HostilePlugins;
using NdisConformance.Contract;

[assembly: NdisMiniport("calls-ndis-and-catches", typeof(CallsNdisAndCatchesDriver))]
[assembly: NdisMiniport("calls-ndis-and-catches.good", typeof(GoodDriver))]

namespace HostilePlugins;

/// <summary>Calls NDIS without end, and catches what NDIS does about that.</summary>
public sealed class CallsNdisAndCatchesDriver : HostileDriver
{
    /// <inheritdoc/>
    protected override void Act()
    {
        while (true)
        {
            try
            {
                Ndis.NdisGetVersion();
            }
            catch (Exception)
            {
                continue;
            }
        }
    }
}
