using NdisConformance.Contract;
using ReferenceMiniport;

namespace FaultyMiniports;

/// <summary>The adapter of a <see cref="CompletingDriver"/>.</summary>
public sealed class CompletingAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
    : Adapter(ndis, adapterHandle, version)
{
    /// <inheritdoc/>
    protected override TransmitPath NewTransmitPath(Adapter adapter) => new CompletingPath(this);

    /// <inheritdoc/>
    protected override void OnInterruptDpc(
        NDIS_HANDLE context, PVOID miniportDpcContext, PVOID receiveThrottleParameters, PVOID ndisReserved2)
    {
        base.OnInterruptDpc(context, miniportDpcContext, receiveThrottleParameters, ndisReserved2);
        ((CompletingPath)Transmit).AskForLists();
    }
}
