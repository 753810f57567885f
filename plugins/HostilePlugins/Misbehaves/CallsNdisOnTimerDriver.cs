using HostilePlugins;
using NdisConformance.Contract;

[assembly: NdisMiniport("calls-ndis-on-timer", typeof(CallsNdisOnTimerDriver))]
[assembly: NdisMiniport("calls-ndis-on-timer.good", typeof(GoodDriver))]

namespace HostilePlugins;

/// <summary>Calls NDIS on a .NET timer, when the run has long ended, and hides what comes of it.</summary>
public sealed class CallsNdisOnTimerDriver : HostileDriver
{
    private Timer? _timer;

    /// <inheritdoc/>
    protected override void Act()
    {
        INdis ndis = Ndis;
        _timer ??= new Timer(_ => Call(ndis), null, 100, Timeout.Infinite);
    }

    private static void Call(INdis ndis)
    {
        try
        {
            ndis.NdisGetVersion();
        }
#pragma warning disable CA1031 // It hides whatever comes.
        catch (Exception)
#pragma warning restore CA1031
        {
            // Nobody is to know.
        }
    }
}
