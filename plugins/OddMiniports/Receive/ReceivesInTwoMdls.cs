using NdisConformance.Contract;
using OddMiniports.Receive;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;

[assembly: NdisMiniport("receives-in-two-mdls", typeof(ReceivesInTwoMdls))]

namespace OddMiniports.Receive;

/// <summary>
/// Describes a received frame by two MDLs: the first 256 bytes, which is all the lookahead that it supports, and the
/// rest. On NDIS 6.0 there is one. Legal: "Indicating Received Ethernet Frames": from 6.1 on an MDL chain, if the
/// first MDL holds the lookahead bytes.
/// </summary>
public sealed class ReceivesInTwoMdls : OddDriver
{
    /// <inheritdoc/>
    public override ReceivePath MakeReceivePath(Adapter adapter) => new Path((LookaheadAdapter)adapter);

    /// <inheritdoc/>
    public override OidRequests MakeOidRequests(Adapter adapter) => new Oids(adapter);

    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new LookaheadAdapter(this, ndis, adapterHandle, version);

    private const uint Lookahead = 256;

    private sealed class TwoPartBuffer(PVOID virtualAddress, PHYSICAL_ADDRESS physicalAddress, uint length)
        : ReceiveBuffer(virtualAddress, physicalAddress, length)
    {
        /// <summary>Describes what follows the first bytes.</summary>
        public MDL Rest { get; set; }
    }

    private sealed class LookaheadAdapter(
        OddDriver driver, INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        : OddAdapter(driver, ndis, adapterHandle, version)
    {
        /// <inheritdoc/>
        protected override NDIS_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES GeneralAttributes()
        {
            NDIS_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES attributes = base.GeneralAttributes();
            attributes.LookaheadSize = Lookahead;
            return attributes;
        }
    }

    private sealed class Oids(Adapter adapter) : OidRequests(adapter)
    {
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

            return lookahead <= Lookahead ? NDIS_STATUS.NDIS_STATUS_SUCCESS : NDIS_STATUS.NDIS_STATUS_INVALID_DATA;
        }
    }

    private sealed class Path(LookaheadAdapter adapter) : ReceivePath(adapter)
    {
        /// <inheritdoc/>
        protected override ReceiveBuffer NewReceiveBuffer(
            PVOID virtualAddress, PHYSICAL_ADDRESS physicalAddress, uint length)
            => new TwoPartBuffer(virtualAddress, physicalAddress, length);

        /// <inheritdoc/>
        protected override bool CreateObjects(ReceiveBuffer buffer)
        {
            if (adapter.Version.Minor == 0)
            {
                return base.CreateObjects(buffer);
            }

            TwoPartBuffer parts = (TwoPartBuffer)buffer;
            MDL first = Ndis.NdisAllocateMdl(adapter.Handle, buffer.VirtualAddress, Lookahead);
            buffer.Mdl = first;
            parts.Rest = Ndis.NdisAllocateMdl(
                adapter.Handle, buffer.VirtualAddress + Lookahead, buffer.Length - Lookahead);
            if (first == null || parts.Rest == null)
            {
                return false;
            }

            first.Next = parts.Rest;
            buffer.NetBufferList = Ndis.NdisAllocateNetBufferAndNetBufferList(_pool, 0, 0, first, 0, 0);
            return buffer.NetBufferList != null;
        }

        /// <inheritdoc/>
        protected override void DestroyObjects(ReceiveBuffer buffer)
        {
            base.DestroyObjects(buffer);
            if (buffer is TwoPartBuffer { Rest: var rest } && rest != null)
            {
                Ndis.NdisFreeMdl(rest);
            }
        }
    }
}
