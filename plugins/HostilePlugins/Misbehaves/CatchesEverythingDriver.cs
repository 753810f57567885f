using HostilePlugins;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("catches-everything", typeof(CatchesEverythingDriver))]
[assembly: NdisMiniport("catches-everything.good", typeof(GoodDriver))]

namespace HostilePlugins;

/// <summary>Catches whatever a send throws, also what NDIS throws to stop the machine.</summary>
public sealed class CatchesEverythingDriver : ReferenceDriver
{
    /// <inheritdoc/>
    protected override void SendNetBufferLists(
        NDIS_HANDLE miniportAdapterContext, NET_BUFFER_LIST netBufferList, uint portNumber, uint sendFlags)
    {
        try
        {
            _ndis.NdisFreeMemory(null, 1, 1);
            base.SendNetBufferLists(miniportAdapterContext, netBufferList, portNumber, sendFlags);
        }
        catch (Exception)
        {
            return;
        }
    }
}
