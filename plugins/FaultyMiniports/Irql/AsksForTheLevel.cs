using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("irql-003-asks-for-the-level", typeof(AsksForTheLevel))]
[assembly: FaultyMiniport("irql-003-asks-for-the-level", "IRQL-003")]

namespace FaultyMiniports;

/// <summary>
/// Asks for the IRQL where a send comes without the DISPATCH flag. If the answer is DISPATCH_LEVEL, it acts as if the
/// flag had been there. It copies every frame and completes the send inside MiniportSendNetBufferLists.
/// </summary>
public sealed class AsksForTheLevel : FaultyMiniport
{
    /// <inheritdoc/>
    protected override ReferenceDriver CreateDriver() => new EarlyDriver();

    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        MINIPORT_SEND_NET_BUFFER_LISTS send = characteristics.SendNetBufferListsHandler!;
        characteristics.SendNetBufferListsHandler = (context, lists, port, flags) =>
        {
            bool isStated = (flags & NDIS_SEND_FLAGS_DISPATCH_LEVEL) != 0;
            bool isAtDispatch = isStated || Inner.KeGetCurrentIrql() == DISPATCH_LEVEL;
            send(context, lists, port, isAtDispatch ? flags | NDIS_SEND_FLAGS_DISPATCH_LEVEL : flags);
        };
    }

    private sealed class EarlyDriver : ReferenceDriver
    {
        protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
            => new EarlyAdapter(ndis, adapterHandle, version);
    }

    private sealed class EarlyAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        : Adapter(ndis, adapterHandle, version)
    {
        protected override TransmitPath NewTransmitPath(Adapter adapter) => new EarlyPath(this);
    }

    private sealed class EarlyPath(Adapter adapter) : TransmitPath(adapter)
    {
        protected override bool CreateListBuffer(TransmitSlot slot) => true;

        protected override void Prepare(TransmitSlot slot)
        {
            if (!TryCopy(slot))
            {
                Settle(slot, TransmitSlotState.Failed, NDIS_STATUS_RESOURCES);
                return;
            }

            Ndis.NdisDprAcquireSpinLock(_lock);
            slot.State = TransmitSlotState.Ready;
            ReleaseList(slot);
            ReleaseLockAndService();
        }
    }
}
