using HostilePlugins;
using NdisConformance.Contract;

[assembly: NdisMiniport("calls-ndis-later", typeof(CallsNdisLaterDriver))]
[assembly: NdisMiniport("calls-ndis-later.good", typeof(GoodDriver))]

namespace HostilePlugins;

/// <summary>Calls NDIS on a thread of its own, some time later.</summary>
public sealed class CallsNdisLaterDriver : HostileDriver
{
    /// <inheritdoc/>
    protected override void Act()
    {
        INdis ndis = Ndis;
        Thread other = new(() =>
        {
            for (int i = 0; i < 100; i++)
            {
                Thread.Sleep(1);
                ndis.NdisGetVersion();
            }
        });
        other.IsBackground = true;
        other.Start();
    }
}
