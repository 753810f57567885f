using HostilePlugins;
using NdisConformance.Contract;

[assembly: NdisMiniport("gives-wild-pointers", typeof(GivesWildPointersDriver))]
[assembly: NdisMiniport("gives-wild-pointers.good", typeof(GoodDriver))]

namespace HostilePlugins;

/// <summary>Gives pointers that point nowhere.</summary>
public sealed class GivesWildPointersDriver : HostileDriver
{
    /// <inheritdoc/>
    protected override void Act()
    {
        NET_BUFFER_LIST wild = (NET_BUFFER_LIST)new PVOID(0x4141_4141_4141_4141);
        Ndis.NdisMSendNetBufferListsComplete(null, wild, 0);
    }
}
