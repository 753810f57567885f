using HostilePlugins;
using NdisConformance.Contract;

[assembly: NdisMiniport("gives-null-arguments", typeof(GivesNullArgumentsDriver))]
[assembly: NdisMiniport("gives-null-arguments.good", typeof(GoodDriver))]

namespace HostilePlugins;

/// <summary>Gives NULL where NDIS wants something.</summary>
public sealed class GivesNullArgumentsDriver : HostileDriver
{
    /// <inheritdoc/>
    protected override void Act()
    {
        Ndis.NdisMSendNetBufferListsComplete(null, null, 0);
        Ndis.NdisFreeNetBufferList(null);
        Ndis.NdisAcquireSpinLock(null!);
    }
}
