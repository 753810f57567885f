using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;

namespace OddMiniports;

/// <summary>
/// An adapter with another MtuSize: attributes, mapping, lengths and answers agree with it.
/// </summary>
public class MtuAdapter(
    OddDriver driver, INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version, uint mtu, uint bufferBytes)
    : OddAdapter(driver, ndis, adapterHandle, version)
{
    /// <summary>Largest payload.</summary>
    public uint Mtu => mtu;

    /// <summary>Longest frame.</summary>
    public uint FrameBytes => mtu + 14;

    /// <summary>Bytes of a receive buffer.</summary>
    public uint BufferBytes => bufferBytes;

    /// <inheritdoc/>
    public override uint AlignForDma(uint bytes)
        => base.AlignForDma(bytes == MaximumFrameBytes ? Math.Max(FrameBytes, bufferBytes) : bytes);

    /// <inheritdoc/>
    protected override TransmitPath NewTransmitPath(Adapter adapter) => new Sends(this);

    /// <inheritdoc/>
    protected override ReceivePath NewReceivePath(Adapter adapter) => new Receives(this);

    /// <inheritdoc/>
    protected override OidRequests NewOidRequests(Adapter adapter) => new Requests(this);

    /// <inheritdoc/>
    protected override NDIS_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES GeneralAttributes()
    {
        NDIS_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES attributes = base.GeneralAttributes();
        attributes.MtuSize = mtu;
        attributes.LookaheadSize = mtu;
        return attributes;
    }

    /// <inheritdoc/>
    protected override NDIS_SG_DMA_DESCRIPTION DmaDescription()
    {
        NDIS_SG_DMA_DESCRIPTION description = base.DmaDescription();
        description.MaximumPhysicalMapping = FrameBytes;
        return description;
    }

    private sealed class Sends(MtuAdapter adapter) : TransmitPath(adapter)
    {
        /// <inheritdoc/>
        protected override NDIS_STATUS Check(NET_BUFFER_LIST list)
        {
            uint frames = 0;
            for (NET_BUFFER frame = list.FirstNetBuffer; frame != null; frame = frame.Next)
            {
                if (frame.DataLength == 0 || frame.DataLength > adapter.FrameBytes)
                {
                    return NDIS_STATUS.NDIS_STATUS_INVALID_LENGTH;
                }

                frames++;
            }

            SendState.SetFramesLeft(list, frames);
            return frames == 0 ? NDIS_STATUS.NDIS_STATUS_INVALID_LENGTH : NDIS_STATUS.NDIS_STATUS_SUCCESS;
        }
    }

    private sealed class Receives(MtuAdapter adapter) : ReceivePath(adapter)
    {
        /// <inheritdoc/>
        protected override ReceiveBuffer NewReceiveBuffer(
            PVOID virtualAddress, PHYSICAL_ADDRESS physicalAddress, uint length)
            => new ReceiveBuffer(virtualAddress, physicalAddress, adapter.BufferBytes);
    }

    private sealed class Requests(MtuAdapter adapter) : OidRequests(adapter)
    {
        /// <inheritdoc/>
        protected override NDIS_STATUS Query(OidQuery query) => query.Oid switch
        {
            OID_GEN_MAXIMUM_TOTAL_SIZE => Answer(query, adapter.FrameBytes),
            OID_GEN_TRANSMIT_BLOCK_SIZE => Answer(query, adapter.FrameBytes),
            OID_GEN_RECEIVE_BLOCK_SIZE => Answer(query, adapter.BufferBytes),
            _ => base.Query(query),
        };

        /// <inheritdoc/>
        protected override NDIS_STATUS Set(OidSet set)
        {
            if (set.Oid != OID_GEN_CURRENT_LOOKAHEAD)
            {
                return base.Set(set);
            }

            if (!TryRead(set, out uint lookahead))
            {
                return NDIS_STATUS.NDIS_STATUS_INVALID_LENGTH;
            }

            return lookahead <= adapter.Mtu ? NDIS_STATUS.NDIS_STATUS_SUCCESS : NDIS_STATUS.NDIS_STATUS_INVALID_DATA;
        }
    }
}
