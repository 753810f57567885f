using System.Diagnostics.CodeAnalysis;
using NdisConformance.Contract;
using ReferenceMiniport;

namespace HostilePlugins;

/// <summary>
/// The reference miniport but for one thing that it does to its process, on its first send. What it does elsewhere it
/// does in an override of its own.
/// </summary>
[SuppressMessage("Design", "CA1012", Justification = "The loader makes drivers by their public constructors.")]
public abstract class HostileDriver : ReferenceDriver
{
    /// <summary>The DDIs.</summary>
    protected INdis Ndis => _ndis;

    /// <summary>What it does, in MiniportSendNetBufferLists.</summary>
    protected abstract void Act();

    /// <inheritdoc/>
    protected override void SendNetBufferLists(
        NDIS_HANDLE miniportAdapterContext, NET_BUFFER_LIST netBufferList, uint portNumber, uint sendFlags)
    {
        Act();
        base.SendNetBufferLists(miniportAdapterContext, netBufferList, portNumber, sendFlags);
    }
}
