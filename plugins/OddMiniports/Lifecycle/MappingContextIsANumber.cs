using NdisConformance.Contract;
using OddMiniports.Lifecycle;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("mapping-context-is-a-number", typeof(MappingContextIsANumber))]

namespace OddMiniports.Lifecycle;

/// <summary>
/// Gives the number of a slot as Context of its scatter/gather requests, not a pointer. Legal:
/// NdisMAllocateNetBufferSGList: Context is the caller's own.
/// </summary>
public sealed class MappingContextIsANumber : OddDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmitPath(Adapter adapter) => new Path(adapter);

    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new NumberAdapter(this, ndis, adapterHandle, version);

    private sealed class NumberAdapter(OddDriver driver, INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        : OddAdapter(driver, ndis, adapterHandle, version)
    {
        /// <inheritdoc/>
        protected override void ProcessSGList(PVOID pDO, PVOID reserved, SCATTER_GATHER_LIST pSGL, PVOID context)
            => ((Path)Transmit).Process((uint)context.Value, pSGL);
    }

    private sealed class Path(Adapter adapter) : TransmitPath(adapter)
    {
        /// <summary>MiniportProcessSGList ran for the frame of a slot.</summary>
        public void Process(uint number, SCATTER_GATHER_LIST list) => ProcessList(Slot(number), list);

        /// <inheritdoc/>
        protected override void MapFrame(TransmitSlot slot)
        {
            NDIS_STATUS status = Ndis.NdisMAllocateNetBufferSGList(
                Adapter.DmaHandle,
                slot.NetBuffer,
                new PVOID((ulong)Array.IndexOf(_slots, slot)),
                NDIS_SG_LIST_WRITE_TO_DEVICE,
                slot.ListBuffer,
                slot.ListBufferSize);
            if (status != NDIS_STATUS_SUCCESS)
            {
                OnMappingRefused(slot);
            }
        }
    }
}
