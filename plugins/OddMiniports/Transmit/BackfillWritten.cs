using NdisConformance.Contract;
using OddMiniports.Transmit;
using ReferenceMiniport;

[assembly: NdisMiniport("backfill-written", typeof(BackfillWritten))]

namespace OddMiniports.Transmit;

/// <summary>
/// Writes eight bytes of its own into the space before a frame, where there is such space. Legal:
/// NDIS_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES: DataBackFillSize; the bytes before the data are no data.
/// </summary>
public sealed class BackfillWritten : OddDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmitPath(Adapter adapter) => new Path(adapter);

    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new BackFillAdapter(this, ndis, adapterHandle, version);

    private sealed class BackFillAdapter(OddDriver driver, INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        : OddAdapter(driver, ndis, adapterHandle, version)
    {
        /// <inheritdoc/>
        protected override NDIS_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES GeneralAttributes()
        {
            NDIS_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES attributes = base.GeneralAttributes();
            attributes.DataBackFillSize = 8;
            return attributes;
        }
    }

    private sealed class Path(Adapter adapter) : TransmitPath(adapter)
    {
        /// <inheritdoc/>
        protected override void Prepare(TransmitSlot slot)
        {
            if (slot.Offset >= 8)
            {
                PVOID start = Ndis.MmGetSystemAddressForMdlSafe(
                    slot.NetBuffer.CurrentMdl, EX_POOL_PRIORITY.NormalPoolPriority);
                if (start != null)
                {
                    (start + (slot.Offset - 8)).Write(0x0123_4567_89AB_CDEFul);
                }
            }

            base.Prepare(slot);
        }
    }
}
