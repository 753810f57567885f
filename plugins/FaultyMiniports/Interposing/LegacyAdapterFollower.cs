using NdisConformance.Contract;

namespace FaultyMiniports;

/// <summary>A wrong driver of NDIS 5 that knows the handle of its adapter, and the context that it gave NDIS.</summary>
public abstract class LegacyAdapterFollower : FaultyLegacyMiniport
{
    /// <summary>The handle of the adapter that was initialized last.</summary>
    protected NDIS_HANDLE AdapterHandle { get; private set; }

    /// <summary>The context of that adapter.</summary>
    protected NDIS_HANDLE AdapterContext { get; private set; }

    /// <inheritdoc/>
    public override void NdisMSetAttributesEx(
        NDIS_HANDLE miniportAdapterHandle,
        NDIS_HANDLE miniportAdapterContext,
        uint checkForHangTimeInSeconds,
        uint attributeFlags,
        NDIS_INTERFACE_TYPE adapterType)
    {
        (AdapterHandle, AdapterContext) = (miniportAdapterHandle, miniportAdapterContext);
        Inner.NdisMSetAttributesEx(
            miniportAdapterHandle, miniportAdapterContext, checkForHangTimeInSeconds, attributeFlags, adapterType);
    }
}
